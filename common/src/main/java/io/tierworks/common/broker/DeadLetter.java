package io.tierworks.common.broker;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a message is in a dead-letter topic and where it came from. Headers carry it, next to the
/// message's own key, value and headers.
///
/// @param group that rejected the message
/// @param reason a stable code such as `malformed`, `too_large`, `attempts_exhausted`
/// @param message for a person; never contains parts of the record
/// @param attempt the last attempt of a subtask that has no attempts left
public record DeadLetter(
    Origin origin, String group, String reason, String message, Optional<LastAttempt> attempt) {

  /// Where the message was read. A subtask without attempts left was read nowhere: its topic is the
  /// one of its last attempt.
  ///
  /// @param deliveries of the record; for a subtask without attempts left, its attempts
  public record Origin(String topic, Optional<Position> position, int deliveries) {
    public static Origin record(String topic, int partition, long offset, int deliveries) {
      return new Origin(topic, Optional.of(new Position(partition, offset)), deliveries);
    }

    public static Origin subtask(String topic, int attempts) {
      return new Origin(topic, Optional.empty(), attempts);
    }
  }

  public record Position(int partition, long offset) {}

  /// @param cost of all attempts, US dollars, without a sign
  public record LastAttempt(String tier, String id, String cost) {
    private static final LastAttempt NONE = new LastAttempt("", "", "0");
  }

  /// A record that cannot be processed. It has cost nothing.
  public static DeadLetter rejected(Origin origin, String group, String reason, String message) {
    return new DeadLetter(origin, group, reason, message, Optional.empty());
  }

  /// The dead letter as an event of its own, for a record that is no CloudEvent.
  ///
  /// @param job what the record was meant for; null if that is unknown
  public CloudEvent event(@Nullable String job, Instant at) {
    var place =
        origin.position().map(found -> "/" + found.partition() + "/" + found.offset()).orElse("");
    return new CloudEvent(CloudEvent.source("dlq"), origin.topic() + place, "dead_letter", job, at);
  }

  /// Without an attempt, the headers of the attempt are empty and the cost is 0.
  public Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    headers.put(MessageHeaders.DEAD_TOPIC, origin.topic());
    origin
        .position()
        .ifPresent(position -> {
          headers.put(MessageHeaders.DEAD_PARTITION, Integer.toString(position.partition()));
          headers.put(MessageHeaders.DEAD_OFFSET, Long.toString(position.offset()));
        });
    headers.put(MessageHeaders.DEAD_GROUP, group);
    headers.put(MessageHeaders.DEAD_DELIVERIES, Integer.toString(origin.deliveries()));
    headers.put(MessageHeaders.DEAD_MESSAGE, message);
    headers.put(MessageHeaders.REASON, reason);
    var last = attempt.orElse(LastAttempt.NONE);
    headers.put(MessageHeaders.TIER, last.tier());
    headers.put(MessageHeaders.ATTEMPT, last.id());
    headers.put(MessageHeaders.COST, last.cost());
    return headers;
  }
}
