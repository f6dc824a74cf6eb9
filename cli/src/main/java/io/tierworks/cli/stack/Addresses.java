package io.tierworks.cli.stack;

import io.tierworks.testkit.broker.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the parts of a stack listen; chosen once, so that a part started again is found again.
record Addresses(int brokerPort, int apiPort, @Nullable Integer simulatorPort) {
  private static final String HOST = "127.0.0.1";

  /// @throws UncheckedIOException when no port is free
  static Addresses choose(StackSpec spec) {
    try {
      return new Addresses(
          orFree(spec.ports().broker()),
          orFree(spec.ports().api()),
          spec.realEndpoint() ? null : FreePort.find());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String bootstrap() {
    return HOST + ":" + brokerPort;
  }

  String api() {
    return "http://" + HOST + ":" + apiPort;
  }

  /// Without a path; empty with a real endpoint.
  Optional<String> simulator() {
    return Optional.ofNullable(simulatorPort).map(port -> "http://" + HOST + ":" + port);
  }

  private static int orFree(int port) throws IOException {
    return port == 0 ? FreePort.find() : port;
  }
}
