package io.tierworks.worker.kafka;

import io.tierworks.common.broker.IntakeMode;
import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.settings.Settings;
import io.tierworks.common.settings.TierSettings;
import io.tierworks.worker.pool.SubtaskIntake;

/// How a worker takes the subtasks of its tier.
///
/// @param batch the largest number of records of one take
public record IntakeSettings(IntakeMode mode, String topic, String group, int batch) {
  /// A batch is an eighth of the slots: small enough to leave records for other workers, large
  /// enough for the cost of the `started` written per batch.
  private static final int BATCHES = 8;

  public static IntakeSettings from(Settings settings, TierSettings tier) {
    var shared = TopicSettings.from(settings);
    var topics = shared.topics();
    return new IntakeSettings(
        shared.intake(),
        topics.subtasks(tier.name()),
        topics.workerGroup(tier.name()),
        Math.max(1, tier.slots() / BATCHES));
  }

  public SubtaskIntake open(KafkaConnection connection) {
    return switch (mode) {
      case SHARE -> new KafkaShareIntake(connection, topic, group, batch);
      case GROUP -> new KafkaGroupIntake(connection, topic, group, batch);
    };
  }
}
