package io.tierworks.cli.run;

import io.tierworks.cli.command.CliException;
import io.tierworks.simulator.Simulator;
import io.tierworks.simulator.SimulatorSettings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "simulator",
    description = {
      "Run the model simulator in the foreground: an OpenAI-compatible endpoint.",
      "Its answers come from solvers, not from a language model."
    },
    mixinStandardHelpOptions = true)
public final class SimulatorCommand implements Callable<Integer> {
  @Option(names = "--host", defaultValue = "127.0.0.1", description = "Default: ${DEFAULT-VALUE}.")
  private String host = "";

  @Option(names = "--port", defaultValue = "0", description = "0, the default, takes a free one.")
  private int port;

  @Option(names = "--seed", defaultValue = "1", description = "The same seed, the same answers.")
  private long seed;

  @Option(
      names = "--latency-scale",
      defaultValue = "1",
      description = "1 is realistic, 0 answers at once.")
  private double latencyScale;

  @Option(
      names = "--mistakes",
      defaultValue = "1",
      description = "Scale of the error rates: 1 as graded, 0 none.")
  private double mistakes;

  @Option(names = "--ready-file", description = "Gets the base URL when the simulator listens.")
  private @Nullable Path readyFile;

  @Option(
      names = "--ledger-file",
      description = "Keeps the ledger over a restart, one JSON line a request.")
  private @Nullable Path ledgerFile;

  @Mixin private final ParentOption parent = new ParentOption();

  @Override
  public Integer call() throws Exception {
    Foreground.keep(Simulator.start(settings()), parent.withParent());
    return 0;
  }

  /// @throws CliException when a number is out of range
  private SimulatorSettings settings() {
    try {
      return new SimulatorSettings(host, port, seed, latencyScale, mistakes, readyFile, ledgerFile);
    } catch (IllegalArgumentException e) {
      throw CliException.usage(String.valueOf(e.getMessage()));
    }
  }
}
