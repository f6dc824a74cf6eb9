package io.tierworks.cli.doctor;

import java.util.List;
import java.util.Map;

/// Checks of the brokers and their topics, each by one fact.
final class BrokerChecks {
  static final String SHARE_GROUPS = "share groups";
  static final String TOPICS = "topics";
  static final String DEAD_LETTERS = "dead letters";

  private BrokerChecks() {}

  /// Whether the brokers support share groups, if the settings need them.
  ///
  /// @param needed whether the setting `intake` is `share`
  /// @param version level of the brokers' feature `share.version`; 0 if they do not have it
  static List<Finding> shareGroups(boolean needed, int version) {
    if (!needed) {
      return List.of(Finding.ok(SHARE_GROUPS, "not needed with intake=group"));
    }
    return List.of(
        version >= 1
            ? Finding.ok(SHARE_GROUPS, "share.version " + version)
            : Finding.fault(
                SHARE_GROUPS,
                "the brokers do not support share groups",
                "upgrade to Kafka 4.2 or newer and run `kafka-features upgrade --feature share.version=1`, or set intake=group everywhere"));
  }

  /// Whether topics and groups match their declaration.
  ///
  /// @param differences each one says what differs, then `; `, then what to do
  static List<Finding> topics(List<String> differences) {
    return differences.isEmpty()
        ? List.of(Finding.ok(TOPICS, "topics and group settings match their declaration"))
        : differences.stream().map(BrokerChecks::difference).toList();
  }

  private static Finding difference(String difference) {
    var parts = difference.split("; ", 2);
    return Finding.fault(TOPICS, parts[0], parts.length > 1 ? parts[1] : "");
  }

  /// Whether there are open dead letters.
  ///
  /// @param open dead letters that have not been redriven, by topic
  static List<Finding> deadLetters(Map<String, Long> open) {
    var waiting = open.entrySet().stream().filter(entry -> entry.getValue() > 0).toList();
    return waiting.isEmpty()
        ? List.of(Finding.ok(DEAD_LETTERS, "none"))
        : waiting.stream().map(entry -> deadLetters(entry.getKey(), entry.getValue())).toList();
  }

  private static Finding deadLetters(String topic, long count) {
    return Finding.fault(
        DEAD_LETTERS,
        "%,d open in dlq.%s".formatted(count, topic),
        "list them: tierworks dlq list " + topic);
  }
}
