package io.tierworks.common.broker;

/// How workers take subtasks from the broker.
public enum IntakeMode {
  /// Through share groups, which need Kafka 4.2 or newer.
  SHARE,
  /// Through classic consumer groups, where a partition has one worker at a time.
  GROUP
}
