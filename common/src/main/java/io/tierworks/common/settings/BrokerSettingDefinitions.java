package io.tierworks.common.settings;

import static io.tierworks.common.settings.SettingDefinition.Kind.INTEGER;
import static io.tierworks.common.settings.SettingDefinition.Kind.LIST;
import static io.tierworks.common.settings.SettingDefinition.Kind.TEXT;
import static io.tierworks.common.settings.SettingDefinition.choice;
import static io.tierworks.common.settings.SettingDefinition.of;

import java.util.List;

/// The settings of the brokers, the topics and the tiers' names.
final class BrokerSettingDefinitions {
  static final List<SettingDefinition> ALL =
      List.of(
          of("bootstrap", LIST, "localhost:9092", "Kafka brokers, host:port, comma-separated."),
          of("topics.prefix", TEXT, "tierworks.", "Prefix of every topic and group name."),
          of(
              "topics.partitions",
              INTEGER,
              "4",
              "Partitions of the keyed topics; cannot change after they are created."),
          of(
              "topics.replication",
              INTEGER,
              "-1",
              "Replicas of each topic; -1 is the broker's default."),
          choice(
              "intake",
              List.of("share", "group"),
              "How workers take subtasks: share (share groups, Kafka 4.2 or newer) or group (consumer groups)."),
          of(
              "intake.group-partitions",
              INTEGER,
              "32",
              "Partitions of the subtask topics with intake=group."),
          of(
              "tiers",
              LIST,
              "nano,mini,flagship",
              "Names of the tiers, cheapest first; the last one plans and judges."));

  private BrokerSettingDefinitions() {}
}
