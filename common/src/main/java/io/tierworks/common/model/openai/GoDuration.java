package io.tierworks.common.model.openai;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Parses durations in Go's format, which OpenAI uses for rate-limit resets: `120ms`, `6m0s`,
/// `1h2m3.5s`.
final class GoDuration {
  private static final Pattern PART =
      Pattern.compile("(?<number>[0-9]{1,9}(?:\\.[0-9]{1,12})?)(?<unit>h|ms|m|s|us|µs|ns)");
  private static final Pattern INTEGER = Pattern.compile("(?:" + PART.pattern() + ")+");

  private GoDuration() {}

  /// @return empty for another format; some servers send `-1` or a date
  static Optional<Duration> parse(String text) {
    if (!INTEGER.matcher(text).matches()) {
      return Optional.empty();
    }
    var sum = Duration.ZERO;
    for (var part = PART.matcher(text); part.find(); ) {
      var nanos = new BigDecimal(part.group("number")).multiply(nanosIn(part.group("unit")));
      sum = sum.plusNanos(nanos.longValue());
    }
    return Optional.of(sum);
  }

  private static BigDecimal nanosIn(String unit) {
    return BigDecimal.valueOf(
        switch (unit) {
          case "h" -> 3_600_000_000_000L;
          case "m" -> 60_000_000_000L;
          case "s" -> 1_000_000_000L;
          case "ms" -> 1_000_000L;
          case "us", "µs" -> 1_000L;
          default -> 1L;
        });
  }
}
