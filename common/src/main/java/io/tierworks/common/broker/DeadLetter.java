package io.tierworks.common.broker;

import java.util.LinkedHashMap;
import java.util.Map;

/// Why a message is in a dead-letter topic and where it came from. Headers carry it, next to the
/// message's own key, value and headers.
///
/// @param topic the message was read from; for a subtask without attempts left, the topic of its
///   last attempt
/// @param partition of the rejected record; [#NOWHERE] if there is no such record
/// @param offset of the rejected record; [#NOWHERE] if there is no such record
/// @param deliveries of the record; for a subtask without attempts left, its attempts
/// @param reason a stable code such as `malformed`, `too_large`, `attempts_exhausted`
/// @param message for a person; never contains parts of the record
/// @param cost US dollars, without a sign
public record DeadLetter(
    String topic,
    int partition,
    long offset,
    String group,
    int deliveries,
    String reason,
    String message,
    String tier,
    String attempt,
    String cost) {
  public static final int NOWHERE = -1;

  /// A rejected message without cost.
  public static DeadLetter rejected(
      String topic, int partition, long offset, String group, String reason, String message) {
    return new DeadLetter(topic, partition, offset, group, 1, reason, message, "", "", "0");
  }

  public Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    headers.put(MessageHeaders.DEAD_TOPIC, topic);
    if (partition != NOWHERE) {
      headers.put(MessageHeaders.DEAD_PARTITION, Integer.toString(partition));
      headers.put(MessageHeaders.DEAD_OFFSET, Long.toString(offset));
    }
    headers.put(MessageHeaders.DEAD_GROUP, group);
    headers.put(MessageHeaders.DEAD_DELIVERIES, Integer.toString(deliveries));
    headers.put(MessageHeaders.DEAD_MESSAGE, message);
    headers.put(MessageHeaders.REASON, reason);
    headers.put(MessageHeaders.TIER, tier);
    headers.put(MessageHeaders.ATTEMPT, attempt);
    headers.put(MessageHeaders.COST, cost);
    return headers;
  }
}
