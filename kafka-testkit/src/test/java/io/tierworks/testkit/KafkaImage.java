package io.tierworks.testkit;

import java.util.Optional;
import org.testcontainers.utility.DockerImageName;

/// The image of the broker in a container: the one that `tierworks.broker.image` names, or the
/// Kafka project's own. Each test JVM looks for it once.
final class KafkaImage {
  private static final String OFFICIAL = "apache/kafka";
  private static final String NAME =
      System.getProperty("tierworks.broker.image", OFFICIAL + ":4.3.1");
  private static final Optional<String> ABSENCE = look(new DockerEngine());

  private KafkaImage() {}

  static DockerImageName name() {
    return DockerImageName.parse(NAME).asCompatibleSubstituteFor(OFFICIAL);
  }

  /// Why no container can be started on this machine. Empty if one can.
  static Optional<String> absence() {
    return ABSENCE;
  }

  private static Optional<String> look(DockerEngine engine) {
    if (!engine.answers("/_ping")) {
      return Optional.of("no Docker engine answers at " + engine.socket() + "; start one");
    }
    return engine.answers("/images/" + NAME + "/json")
        ? Optional.empty()
        : Optional.of(
            "the image %s is not on this machine; pull it, or build one with deploy/ci/kafka-image and name it in tierworks.broker.image"
                .formatted(NAME));
  }
}
