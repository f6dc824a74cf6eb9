package io.tierworks.common.broker;

import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.SettingChecks;
import io.tierworks.common.settings.Settings;
import java.util.List;

/// How the topics of an installation are made.
///
/// @param prefix of every topic and group
/// @param tiers cheapest first
/// @param partitions of the topics that are keyed by job
/// @param subtaskPartitions of each tier's topic; 1 with share groups, whose members share it
/// @param replication of every topic; -1 for the broker's default
/// @param compression of the topics that users read
public record TopicSettings(
    String prefix,
    List<String> tiers,
    int partitions,
    int subtaskPartitions,
    int replication,
    Compression compression,
    IntakeMode intake) {

  /// @throws InvalidSettings naming every fault
  public TopicSettings {
    tiers = List.copyOf(tiers);
    new SettingChecks()
        .require(!tiers.isEmpty(), "tiers", "must name at least one tier")
        .require(tiers.stream().distinct().count() == tiers.size(), "tiers", "names a tier twice")
        .atLeast(1, "topics.partitions", partitions)
        .atLeast(1, "intake.group-partitions", subtaskPartitions)
        .require(
            replication == -1 || (replication > 0 && replication <= Short.MAX_VALUE),
            "topics.replication",
            "must be -1 for the broker's default, or at least 1")
        .throwIfAny();
  }

  public static TopicSettings from(Settings settings) {
    var intake = settings.choice("intake", IntakeMode.class);
    return new TopicSettings(
        settings.text("topics.prefix"),
        settings.list("tiers"),
        settings.integer("topics.partitions"),
        switch (intake) {
          case SHARE -> 1;
          case GROUP -> settings.integer("intake.group-partitions");
        },
        settings.integer("topics.replication"),
        settings.choice("topics.compression", Compression.class),
        intake);
  }

  public Topics topics() {
    return new Topics(prefix, tiers, partitions, subtaskPartitions, compression);
  }
}
