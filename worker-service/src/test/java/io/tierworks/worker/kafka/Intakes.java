package io.tierworks.worker.kafka;

import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.settings.Settings;
import io.tierworks.worker.pool.SubtaskIntake;

/// Opens either intake on the nano tier.
final class Intakes {
  private Intakes() {}

  static SubtaskIntake open(String kind, Settings settings, int batch) {
    var connection = KafkaConnection.from(settings);
    var topics = Topics.from(settings);
    var topic = topics.subtasks("nano");
    var group = topics.workerGroup("nano");
    return kind.equals("share")
        ? new KafkaShareIntake(connection, topic, group, batch)
        : new KafkaGroupIntake(connection, topic, group, batch);
  }
}
