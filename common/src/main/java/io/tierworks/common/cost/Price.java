package io.tierworks.common.cost;

/// One row of the price table: dollars per million tokens.
///
/// @param input fresh input tokens
/// @param cached input tokens that the provider served from its prefix cache
/// @param output output tokens, reasoning included
public record Price(Money input, Money cached, Money output) {
  private static final long MILLION = 1_000_000;
  private static final Money PER_TOKEN_SUSPECT = Money.dollars("10000");

  public Price {
    for (var row : new Money[] {input, cached, output}) {
      if (row.nanos() < 0 || row.exceeds(PER_TOKEN_SUSPECT)) {
        throw new IllegalArgumentException(
            "price " + row + " is out of range; prices are dollars per one million tokens");
      }
    }
  }

  public static Price perMillion(String input, String cached, String output) {
    return new Price(Money.dollars(input), Money.dollars(cached), Money.dollars(output));
  }

  /// How many output tokens an amount pays for.
  public long outputTokens(Money amount) {
    return tokens(amount, output);
  }

  /// How many fresh input tokens an amount pays for.
  public long inputTokens(Money amount) {
    return tokens(amount, input);
  }

  private static long tokens(Money amount, Money perMillion) {
    return perMillion.nanos() == 0
        ? Long.MAX_VALUE
        : Math.floorDiv(Math.multiplyExact(amount.nanos(), MILLION), perMillion.nanos());
  }

  /// What the tokens cost, rounded up to a billionth of a dollar.
  public Money of(Usage usage) {
    long nanos =
        Math.multiplyExact(usage.input() - usage.cached(), input.nanos())
            + Math.multiplyExact(usage.cached(), cached.nanos())
            + Math.multiplyExact(usage.output(), output.nanos());
    return new Money(Math.ceilDiv(nanos, MILLION));
  }
}
