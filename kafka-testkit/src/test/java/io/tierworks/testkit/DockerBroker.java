package io.tierworks.testkit;

import java.util.Map;
import org.testcontainers.kafka.KafkaContainer;

/// A broker in a container, started by Testcontainers. Tests that use it need
/// `testcontainers-kafka` on their class path.
record DockerBroker(KafkaContainer container) implements BrokerUnderTest {
  /// Settings for one node that the image lacks, and short intervals for tests.
  private static final Map<String, String> SETTINGS =
      Map.of(
          "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1",
          "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1",
          "KAFKA_GROUP_SHARE_MIN_HEARTBEAT_INTERVAL_MS", "250",
          "KAFKA_GROUP_SHARE_HEARTBEAT_INTERVAL_MS", "250",
          "KAFKA_GROUP_SHARE_MIN_ASSIGNMENT_INTERVAL_MS", "100",
          "KAFKA_GROUP_SHARE_ASSIGNMENT_INTERVAL_MS", "100",
          "KAFKA_GROUP_SHARE_MIN_RECORD_LOCK_DURATION_MS", "1000",
          "KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000",
          "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");

  /// Never pulls an image.
  ///
  /// @throws IllegalStateException if there is no engine or no image
  static DockerBroker start() {
    KafkaImage.absence()
        .ifPresent(why -> {
          throw new IllegalStateException(why);
        });
    var container = new KafkaContainer(KafkaImage.name());
    container.withImagePullPolicy(_ -> false).withEnv(SETTINGS).start();
    return new DockerBroker(container);
  }

  @Override
  public String bootstrap() {
    return container.getBootstrapServers();
  }

  @Override
  public void close() {
    container.stop();
  }
}
