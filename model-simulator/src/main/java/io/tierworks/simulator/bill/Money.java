package io.tierworks.simulator.bill;

import java.math.BigDecimal;

/// Nano-dollars as dollars.
public final class Money {
  private Money() {}

  /// Exact, without trailing zeros, never in scientific notation.
  public static BigDecimal dollars(long nanos) {
    var exact = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }
}
