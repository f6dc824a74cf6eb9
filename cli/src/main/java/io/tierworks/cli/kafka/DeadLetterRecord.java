package io.tierworks.cli.kafka;

import io.tierworks.common.broker.MessageHeaders;
import io.tierworks.common.contract.subtask.AttemptId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A dead letter as stored in its topic.
///
/// @param at time of writing
/// @param headers the headers of the original record, then those added to the dead letter
/// @param value null if there is none or if only headers were requested
/// @param redriven whether it has been redriven
public record DeadLetterRecord(
    RecordPosition position,
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

  static DeadLetterRecord of(DeadLetterTopic topic, ConsumerRecord<byte[], byte[]> record) {
    return new DeadLetterRecord(
        new RecordPosition(topic, record.partition(), record.offset()),
        Instant.ofEpochMilli(record.timestamp()),
        record.key(),
        record.value(),
        StreamSupport.stream(record.headers().spliterator(), false)
            .map(header -> new Header(header.key(), header.value()))
            .toList(),
        false);
  }

  DeadLetterRecord withoutValue() {
    return new DeadLetterRecord(position, at, key, null, headers, redriven);
  }

  DeadLetterRecord asRedriven() {
    return new DeadLetterRecord(position, at, key, value, headers, true);
  }

  /// What the record marks as redriven, if it is a marker: the position of a letter, or the attempt
  /// that a letter names.
  Optional<String> redrives() {
    return Stream.of(MessageHeaders.REDRIVEN_LETTER, MessageHeaders.REDRIVEN_ATTEMPT)
        .map(this::header)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  boolean isMarkedBy(Set<String> markers) {
    return markers.contains(position.inTopic()) || markers.contains(header(MessageHeaders.ATTEMPT));
  }

  /// Whether the record was read from this topic.
  public boolean isFrom(String topic) {
    return header(MessageHeaders.DEAD_TOPIC).equals(topic);
  }

  /// The last header of this name as text; empty if there is none.
  public String header(String name) {
    return headers.stream()
        .filter(header -> header.name().equals(name))
        .map(Header::text)
        .reduce("", (_, last) -> last);
  }

  public String keyText() {
    return key == null ? "" : new String(key, StandardCharsets.UTF_8);
  }

  /// The attempt that the dead letter is about; empty if its headers name none.
  public Optional<AttemptId> attempt() {
    try {
      return Optional.of(AttemptId.parse(header(MessageHeaders.ATTEMPT)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// How often the record has been sent back to its topic.
  public int timesSentBack() {
    var count = header(MessageHeaders.REDRIVEN);
    return count.matches("\\d{1,6}") ? Integer.parseInt(count) : 0;
  }

  /// The headers of the original record: those in front of the dead letter's own headers, without
  /// the count of redrives.
  List<Header> originalHeaders() {
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
