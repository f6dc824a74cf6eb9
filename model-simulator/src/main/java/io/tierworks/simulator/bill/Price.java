package io.tierworks.simulator.bill;

import java.math.BigDecimal;

/// Nano-dollars per token: 1 dollar per million tokens is 1,000 nano-dollars per token.
public record Price(long input, long cachedInput, long output) {

  /// The cost in nano-dollars. Reasoning tokens are part of the output.
  public long cost(Usage usage) {
    long fresh = usage.input() - (long) usage.cached();
    return fresh * input + usage.cached() * cachedInput + usage.output() * output;
  }

  /// Nano-dollars as dollars: exact, without trailing zeros, never in scientific notation.
  public static BigDecimal dollars(long nanos) {
    var exact = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }
}
