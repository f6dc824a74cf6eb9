package io.tierworks.common.model.openai;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads how long a provider asks to wait. The first source that has a value counts:
/// `retry-after-ms`, `retry-after` (seconds, also fractions, or a date), the reset of an exhausted
/// rate limit, the text of the error ("try again in 456ms"), the nearest reset.
record RetryAfter(HttpHeaders headers, InstantSource clock) {
  private static final double NANOS = 1e9;
  private static final Pattern IN_TEXT =
      Pattern.compile(
          "try again in (?:(?<go>(?:[0-9.]+(?:ms|us|µs|ns|h|m|s))+)|(?<seconds>[0-9.]+) ?sec)",
          Pattern.CASE_INSENSITIVE);

  Optional<Duration> orElseFrom(String errorText) {
    return header("retry-after-ms")
        .flatMap(ms -> seconds(ms, 1000))
        .or(() -> header("retry-after").flatMap(this::secondsOrDate))
        .or(() -> reset(true, (a, b) -> a.compareTo(b) > 0 ? a : b))
        .or(() -> inText(errorText))
        .or(() -> reset(false, (a, b) -> a.compareTo(b) < 0 ? a : b));
  }

  private Optional<Duration> secondsOrDate(String value) {
    return seconds(value, 1).or(() -> untilDate(value));
  }

  /// Uses the server's clock if the response has a date.
  private Optional<Duration> untilDate(String value) {
    return date(value)
        .map(at ->
            Duration.between(
                header("date").flatMap(RetryAfter::date).orElseGet(clock::instant), at))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }

  private Optional<Duration> reset(boolean exhausted, BinaryOperator<Duration> choice) {
    return Stream.of("requests", "tokens")
        .filter(limit -> !exhausted || remaining(limit).equals("0"))
        .flatMap(limit -> header("x-ratelimit-reset-" + limit).stream())
        .flatMap(value -> GoDuration.parse(value).stream())
        .reduce(choice);
  }

  /// A reset without a remainder counts as an exhausted limit.
  private String remaining(String limit) {
    return header("x-ratelimit-remaining-" + limit).orElse("0");
  }

  private static Optional<Duration> inText(String text) {
    var found = IN_TEXT.matcher(text);
    if (!found.find()) {
      return Optional.empty();
    }
    var plain = found.group("seconds");
    return plain == null ? GoDuration.parse(found.group("go")) : seconds(plain, 1);
  }

  private Optional<String> header(String name) {
    return headers.firstValue(name).map(String::strip);
  }

  private static Optional<Duration> seconds(String number, int perSecond) {
    try {
      double value = Double.parseDouble(number) / perSecond;
      return value >= 0 ? Optional.of(Duration.ofNanos((long) (value * NANOS))) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
