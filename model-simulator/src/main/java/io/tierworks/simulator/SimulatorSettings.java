package io.tierworks.simulator;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a simulator runs.
///
/// @param port 0 for any free one
/// @param latencyScale 1 is realistic, 0 no latency at all
/// @param mistakes scale of the models' error rates: 1 as graded, 0 none
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
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
    }
    if (!(latencyScale >= 0 && latencyScale <= 1_000)) {
      throw new IllegalArgumentException("latency-scale must be 0 to 1000, not " + latencyScale);
    }
    if (!(mistakes >= 0 && mistakes <= 10)) {
      throw new IllegalArgumentException("mistakes must be 0 to 10, not " + mistakes);
    }
  }

  /// Any port on the loopback, realistic latency, graded mistakes.
  public static SimulatorSettings defaults() {
    return new SimulatorSettings("127.0.0.1", 0, 1, 1, 1, null, null);
  }

  /// For tests: any port, no latency.
  public static SimulatorSettings instant() {
    return defaults().withLatencyScale(0);
  }

  public SimulatorSettings withPort(int value) {
    return new SimulatorSettings(host, value, seed, latencyScale, mistakes, readyFile, ledgerFile);
  }

  public SimulatorSettings withSeed(long value) {
    return new SimulatorSettings(host, port, value, latencyScale, mistakes, readyFile, ledgerFile);
  }

  public SimulatorSettings withLatencyScale(double value) {
    return new SimulatorSettings(host, port, seed, value, mistakes, readyFile, ledgerFile);
  }

  public SimulatorSettings withMistakes(double value) {
    return new SimulatorSettings(host, port, seed, latencyScale, value, readyFile, ledgerFile);
  }

  /// Reads `--port 8080` or `--port=8080` from the arguments, else `TIERWORKS_SIMULATOR_PORT` from
  /// the environment.
  ///
  /// @throws IllegalArgumentException naming the option that is unknown or wrong
  public static SimulatorSettings read(String[] args, Map<String, String> environment) {
    Options options = Options.of(args, environment);
    SimulatorSettings fallback = defaults();
    return new SimulatorSettings(
        options.text("host", fallback.host),
        (int) options.number("port", fallback.port),
        (long) options.number("seed", fallback.seed),
        options.number("latency-scale", fallback.latencyScale),
        options.number("mistakes", fallback.mistakes),
        path(options, "ready-file"),
        path(options, "ledger-file"));
  }

  private static @Nullable Path path(Options options, String name) {
    String given = options.text(name, "");
    return given.isEmpty() ? null : Path.of(given);
  }
}
