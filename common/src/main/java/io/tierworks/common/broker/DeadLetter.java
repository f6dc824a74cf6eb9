package io.tierworks.common.broker;

import java.util.LinkedHashMap;
import java.util.Map;

/// Why and whence a message ended in a dead-letter topic. Travels as headers beside the original
/// key, value and headers.
///
/// @param topic where it was read, or where the last order of a given-up subtask went
/// @param partition of the record that was rejected; [#NOWHERE] when there is no such record
/// @param offset likewise
/// @param deliveries of the record; of a given-up subtask its attempts
/// @param reason a stable code such as `malformed`, `too_large`, `attempts_exhausted`
/// @param message for a person; never holds the content of the record
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

  /// A rejected message that cost nothing yet.
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
