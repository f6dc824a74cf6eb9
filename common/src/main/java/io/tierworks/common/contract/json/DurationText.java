package io.tierworks.common.contract.json;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/// The notation of durations in messages, settings and options: ISO 8601 (`PT0.25S`) or a number
/// with a unit (`250ms`, `2s`, `5m`, `1h`, `7d`).
public final class DurationText extends FromStringDeserializer<Duration> {
  private static final long serialVersionUID = 1L;
  private static final Pattern SHORT = Pattern.compile("(\\d+)\\s*(ms|s|m|h|d)");

  DurationText() {
    super(Duration.class);
  }

  @Override
  protected Duration _deserialize(String value, DeserializationContext context) {
    return parse(value);
  }

  /// @throws IllegalArgumentException if it is no duration, or one above 292 years
  public static Duration parse(String text) {
    try {
      var duration = read(text.trim());
      var _ = duration.toNanos();
      return duration;
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new IllegalArgumentException("no duration: " + text, e);
    }
  }

  private static Duration read(String text) {
    var match = SHORT.matcher(text.toLowerCase(Locale.ROOT));
    if (!match.matches()) {
      return Duration.parse(text);
    }
    long amount = Long.parseLong(match.group(1));
    return switch (match.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
