package io.tierworks.common.contract.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Reads times. The notation of [InstantText], `2026-11-27T21:30:00.123Z`, is read directly,
/// because a formatter takes many times as long. Jackson reads all other notations.
final class InstantReader extends StdScalarDeserializer<Instant> {
  private static final long serialVersionUID = 1L;
  private static final String SHAPE = "0000-00-00T00:00:00";
  private static final int SECONDS_A_DAY = 86_400;
  private static final int NANO_DIGITS = 9;

  InstantReader() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
    var read = json.hasToken(JsonToken.VALUE_STRING) ? read(json.getText()) : null;
    return read == null ? InstantDeserializer.INSTANT.deserialize(json, context) : read;
  }

  /// @return null when the text has another notation or names no time
  static @Nullable Instant read(String text) {
    if (!hasShape(text)) {
      return null;
    }
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (hour > 23 || minute > 59 || second > 59) {
      return null;
    }
    try {
      var date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
      long seconds = date.toEpochDay() * SECONDS_A_DAY + hour * 3_600 + minute * 60 + second;
      return Instant.ofEpochSecond(seconds, nanos(text));
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// Whether it is date and time of day, perhaps a fraction of at most nine digits, and `Z`.
  private static boolean hasShape(String text) {
    int end = text.length() - 1;
    int fraction = SHAPE.length();
    boolean isWhole = end == fraction;
    boolean hasFraction = end > fraction + 1 && end <= fraction + 1 + NANO_DIGITS;
    if (!(isWhole || hasFraction && text.charAt(fraction) == '.') || text.charAt(end) != 'Z') {
      return false;
    }
    for (int i = 0; i < end; i++) {
      char wanted = i < fraction ? SHAPE.charAt(i) : i == fraction ? '.' : '0';
      char found = text.charAt(i);
      if (wanted == '0' ? found < '0' || found > '9' : found != wanted) {
        return false;
      }
    }
    return true;
  }

  private static int nanos(String text) {
    int begin = SHAPE.length() + 1;
    int end = text.length() - 1;
    int nanos = begin > end ? 0 : number(text, begin, end);
    for (int digits = Math.max(0, end - begin); digits < NANO_DIGITS; digits++) {
      nanos *= 10;
    }
    return nanos;
  }

  private static int number(String text, int begin, int end) {
    int number = 0;
    for (int i = begin; i < end; i++) {
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number;
  }
}
