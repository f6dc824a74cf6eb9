package io.tierworks.testkit;

import java.util.Optional;
import java.util.OptionalLong;

/// A broker that tests may use as they like.
public interface BrokerUnderTest extends AutoCloseable {

  String bootstrap();

  /// Of its process; empty when it is none of ours.
  default OptionalLong pid() {
    return OptionalLong.empty();
  }

  @Override
  void close();

  static BrokerUnderTest start() {
    return Kind.chosen().start();
  }

  /// Which broker tests run on.
  enum Kind {
    /// A child process, from the published jars.
    JARS,
    /// A container; its image must be on the machine.
    DOCKER,
    /// Somebody else's, at `tierworks.broker.bootstrap`.
    EXTERNAL;

    /// What the system property `tierworks.broker` names; `jars` when it is not set.
    static Kind chosen() {
      var name = System.getProperty("tierworks.broker", "jars");
      return switch (name) {
        case "jars" -> JARS;
        case "docker" -> DOCKER;
        case "external" -> EXTERNAL;
        default ->
            throw new IllegalArgumentException(
                "tierworks.broker: '" + name + "' is none of jars, docker and external");
      };
    }

    /// Why there is no such broker on this machine; empty when there is one.
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
