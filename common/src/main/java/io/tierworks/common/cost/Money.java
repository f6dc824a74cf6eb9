package io.tierworks.common.cost;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// An amount of US dollars, exact to a billionth. In JSON it is a decimal number of dollars.
///
/// @param nanos billionths of a dollar; may be negative for a difference
public record Money(long nanos) implements Comparable<Money> {
  public static final Money ZERO = new Money(0);
  private static final int SCALE = 9;

  /// Digits of nine billion dollars, which is what a long holds.
  private static final int MOST_DIGITS = 10;

  /// @throws ArithmeticException above about nine billion dollars
  @JsonCreator
  public static Money dollars(BigDecimal dollars) {
    if ((long) dollars.precision() - dollars.scale() > MOST_DIGITS) {
      throw new ArithmeticException("more than nine billion dollars");
    }
    return new Money(
        dollars.setScale(SCALE, RoundingMode.CEILING).unscaledValue().longValueExact());
  }

  public static Money dollars(String dollars) {
    return dollars(new BigDecimal(dollars));
  }

  @JsonValue
  public BigDecimal dollars() {
    var exact = BigDecimal.valueOf(nanos, SCALE).stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(nanos, other.nanos));
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(nanos, other.nanos));
  }

  public Money times(long factor) {
    return new Money(Math.multiplyExact(nanos, factor));
  }

  public boolean exceeds(Money other) {
    return nanos > other.nanos;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(nanos, other.nanos);
  }

  @Override
  public String toString() {
    return "$" + dollars().toPlainString();
  }
}
