package io.tierworks.cli.kafka;

import io.tierworks.common.broker.MessageHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A dead letter as it stands in its topic.
///
/// @param at when it was written
/// @param headers the record's own, and behind them those of the dead letter
/// @param value null when there is none, or when only headers were asked for
/// @param redriven whether it was dealt with
public record DeadLetterRecord(
    RecordPosition place,
    Instant at,
    byte @Nullable [] key,
    byte @Nullable [] value,
    List<Header> headers,
    boolean redriven) {
  private static final String DEAD = "__dlq.errors.";

  public record Header(String name, byte @Nullable [] value) {
    public String text() {
      return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }
  }

  /// Whether the record came from there.
  public boolean isFrom(String topic) {
    return header(MessageHeaders.DEAD_TOPIC).equals(topic);
  }

  /// The last header of this name as text; empty when there is none.
  public String header(String name) {
    return headers.stream()
        .filter(header -> header.name().equals(name))
        .map(Header::text)
        .reduce("", (_, last) -> last);
  }

  public String keyText() {
    return key == null ? "" : new String(key, StandardCharsets.UTF_8);
  }

  /// How often it was put back before.
  public int timesPutBack() {
    var count = header(MessageHeaders.REDRIVEN);
    return count.matches("\\d{1,6}") ? Integer.parseInt(count) : 0;
  }

  /// What the record had before it became a dead letter: everything in front of the letter's
  /// headers, without the count of redrives.
  List<Header> original() {
    int own = headers.size();
    for (int i = 0; i < headers.size(); i++) {
      own = headers.get(i).name().equals(MessageHeaders.DEAD_TOPIC) ? i : own;
    }
    return headers.subList(0, own).stream()
        .filter(header -> !header.name().startsWith(DEAD))
        .filter(header -> !header.name().equals(MessageHeaders.REDRIVEN))
        .toList();
  }
}
