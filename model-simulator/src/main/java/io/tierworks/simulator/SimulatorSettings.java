package io.tierworks.simulator;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How a simulator runs.
///
/// @param port 0 for any free one
/// @param latencyScale 1 is realistic, 0 is no latency at all
/// @param mistakes scale of the models' error rates: 1 as stated, 0 none
/// @param readyFile gets the base URL when the simulator listens
/// @param ledgerFile keeps the ledger over restarts; null for memory only
/// @param answerKeys true answers to texts of the user's own; null for those of the examples only
public record SimulatorSettings(
    String host,
    int port,
    long seed,
    double latencyScale,
    double mistakes,
    @Nullable Path readyFile,
    @Nullable Path ledgerFile,
    @Nullable Path answerKeys) {

  /// @throws IllegalArgumentException naming the option that is out of range
  public SimulatorSettings {
    require(port >= 0 && port <= 65_535, "--port must be 0 to 65535, not " + port);
    require(
        latencyScale >= 0 && latencyScale <= 1_000,
        "--latency-scale must be 0 to 1000, not " + latencyScale);
    require(mistakes >= 0 && mistakes <= 10, "--mistakes must be 0 to 10, not " + mistakes);
    require(
        answerKeys == null || Files.isReadable(answerKeys),
        "--answer-keys must name a file that can be read, not " + answerKeys);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
