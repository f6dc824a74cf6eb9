package io.tierworks.common.testing;

import java.util.OptionalLong;

/// A broker that tests may use as they like. Which one it is says the system property
/// `tierworks.broker`: `jars` (default; a child process), or `external` (at
/// `tierworks.broker.bootstrap`).
public interface BrokerUnderTest extends AutoCloseable {

  String bootstrap();

  /// Of its process; empty when it is none of ours.
  default OptionalLong pid() {
    return OptionalLong.empty();
  }

  @Override
  void close();

  static BrokerUnderTest start() {
    var kind = System.getProperty("tierworks.broker", "jars");
    return switch (kind) {
      case "jars" -> new JarsBroker();
      case "external" -> new ExternalBroker(System.getProperty("tierworks.broker.bootstrap"));
      default -> throw new IllegalArgumentException("tierworks.broker: no such broker: " + kind);
    };
  }
}
