package io.tierworks.simulator.solve.check;

import io.tierworks.simulator.solve.extract.Amount;
import io.tierworks.simulator.solve.extract.Amounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The numbers a rule or a sentence states.
final class Measures {
  private Measures() {}

  static @Nullable Double first(String text) {
    List<Amount> amounts = Amounts.in(text);
    return amounts.isEmpty() ? null : amounts.getFirst().value().doubleValue();
  }

  /// The largest, preferring those with a currency: "dinner for 2, 84 EUR" states 84.
  static @Nullable Double largest(String text) {
    List<Amount> amounts = Amounts.in(text);
    boolean money = amounts.stream().anyMatch(amount -> !amount.currency().isEmpty());
    Double largest = null;
    for (Amount amount : amounts) {
      double value = amount.value().doubleValue();
      if ((!money || !amount.currency().isEmpty()) && (largest == null || value > largest)) {
        largest = value;
      }
    }
    return largest;
  }
}
