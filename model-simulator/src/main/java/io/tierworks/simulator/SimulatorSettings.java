package io.tierworks.simulator;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a simulator runs.
///
/// @param port 0 for any free one
/// @param latencyScale 1 is realistic, 0 is no latency at all
/// @param mistakes scale of the models' error rates: 1 as stated, 0 none
/// @param readyFile gets the base URL when the simulator listens
/// @param ledgerFile keeps the ledger over restarts; null for memory only
public record SimulatorSettings(
    String host,
    int port,
    long seed,
    double latencyScale,
    double mistakes,
    @Nullable Path readyFile,
    @Nullable Path ledgerFile) {

  public SimulatorSettings {
    Options.require(port >= 0 && port <= 65_535, "port must be 0 to 65535, not " + port);
    Options.require(
        latencyScale >= 0 && latencyScale <= 1_000,
        "latency-scale must be 0 to 1000, not " + latencyScale);
    Options.require(mistakes >= 0 && mistakes <= 10, "mistakes must be 0 to 10, not " + mistakes);
  }

  /// For tests: any port of the loopback, no latency, mistakes at their stated rates.
  public static SimulatorSettings instant() {
    return new SimulatorSettings("127.0.0.1", 0, 1, 0, 1, null, null);
  }

  /// Reads `--port 8080` or `--port=8080` from the arguments, else `TIERWORKS_SIMULATOR_PORT` from
  /// the environment.
  ///
  /// @throws IllegalArgumentException naming the option that is unknown or wrong
  public static SimulatorSettings read(String[] args, Map<String, String> environment) {
    var options = Options.of(args, environment);
    return new SimulatorSettings(
        options.text("host", "127.0.0.1"),
        (int) options.number("port", 0),
        (long) options.number("seed", 1),
        options.number("latency-scale", 1),
        options.number("mistakes", 1),
        options.path("ready-file"),
        options.path("ledger-file"));
  }
}
