package io.tierworks.worker.kafka;

import io.tierworks.common.broker.IntakeMode;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.settings.Settings;
import io.tierworks.worker.pool.SubtaskIntake;
import java.util.Locale;

/// Opens an intake on the nano tier.
final class Intakes {
  private Intakes() {}

  /// @param mode `share` or `group`
  static SubtaskIntake open(String mode, Settings settings, int slots) {
    var topics = Topics.from(settings);
    return new IntakeSettings(
            IntakeMode.valueOf(mode.toUpperCase(Locale.ROOT)),
            topics.subtasks("nano"),
            topics.workerGroup("nano"),
            slots)
        .open(KafkaConnection.from(settings));
  }
}
