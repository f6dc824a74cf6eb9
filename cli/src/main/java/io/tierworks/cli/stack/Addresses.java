package io.tierworks.cli.stack;

import io.tierworks.testkit.broker.FreePort;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The ports of a stack. They stay the same when a process is restarted.
///
/// @param simulatorPort null if workers call real endpoints
public record Addresses(int brokerPort, int apiPort, @Nullable Integer simulatorPort) {
  private static final String HOST = "127.0.0.1";

  /// @param brokerPort 0 for a free port
  /// @param apiPort 0 for a free port
  /// @throws UncheckedIOException if no port is free
  public static Addresses choose(int brokerPort, int apiPort, boolean simulated) {
    return new Addresses(orFree(brokerPort), orFree(apiPort), simulated ? FreePort.find() : null);
  }

  String bootstrap() {
    return HOST + ":" + brokerPort;
  }

  String api() {
    return "http://" + HOST + ":" + apiPort;
  }

  /// URL without a path.
  Optional<String> simulator() {
    return Optional.ofNullable(simulatorPort).map(port -> "http://" + HOST + ":" + port);
  }

  private static int orFree(int port) {
    return port == 0 ? FreePort.find() : port;
  }
}
