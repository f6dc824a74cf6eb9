package io.tierworks.testkit;

import java.util.Optional;
import java.util.OptionalLong;

/// A broker for tests.
public interface BrokerUnderTest extends AutoCloseable {

  String bootstrap();

  /// The id of its process. Empty if we did not start it.
  default OptionalLong pid() {
    return OptionalLong.empty();
  }

  @Override
  void close();

  static BrokerUnderTest start() {
    return Kind.chosen().start();
  }

  /// The broker that tests run on.
  enum Kind {
    /// A child process with the published jars.
    JARS,
    /// A container; its image must be on the machine.
    DOCKER,
    /// A running broker at the address `tierworks.broker.bootstrap`.
    EXTERNAL;

    /// The kind that the system property `tierworks.broker` names; `jars` if it is not set.
    static Kind chosen() {
      var name = System.getProperty("tierworks.broker", "jars");
      return switch (name) {
        case "jars" -> JARS;
        case "docker" -> DOCKER;
        case "external" -> EXTERNAL;
        default ->
            throw new IllegalArgumentException(
                "tierworks.broker: '" + name + "' must be jars, docker or external");
      };
    }

    /// Why this kind cannot run on this machine. Empty if it can.
    Optional<String> absence() {
      return this == DOCKER ? KafkaImage.absence() : Optional.empty();
    }

    BrokerUnderTest start() {
      return switch (this) {
        case JARS -> new JarsBroker();
        case DOCKER -> DockerBroker.start();
        case EXTERNAL -> new ExternalBroker(System.getProperty("tierworks.broker.bootstrap"));
      };
    }
  }
}
