package io.tierworks.worker.kafka;

import io.tierworks.common.broker.IntakeMode;
import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.settings.Settings;
import io.tierworks.common.settings.TierSettings;
import io.tierworks.worker.pool.SubtaskIntake;

/// How a worker takes the subtasks of its tier.
///
/// @param slots the largest number of records of one take
public record IntakeSettings(IntakeMode mode, String topic, String group, int slots) {

  public static IntakeSettings from(Settings settings, TierSettings tier) {
    var shared = TopicSettings.from(settings);
    var topics = shared.topics();
    return new IntakeSettings(
        shared.intake(),
        topics.subtasks(tier.name()),
        topics.workerGroup(tier.name()),
        tier.slots());
  }

  public SubtaskIntake open(KafkaConnection connection) {
    return switch (mode) {
      case SHARE -> new KafkaShareIntake(connection, topic, group, slots);
      case GROUP -> new KafkaGroupIntake(connection, topic, group);
    };
  }
}
