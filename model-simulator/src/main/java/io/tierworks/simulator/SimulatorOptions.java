package io.tierworks.simulator;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options of every command that runs a simulator.
@Command(
    description = {
      "Run the model simulator in the foreground: an endpoint that is compatible with OpenAI.",
      "No language model runs: answers come from answer keys or are read from the text by rules."
    },
    mixinStandardHelpOptions = true,
    defaultValueProvider = EnvironmentDefaults.class)
public final class SimulatorOptions {
  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "Address to listen on. Default: ${DEFAULT-VALUE}.")
  private String host = "";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port to listen on. Default: a free port.")
  private int port;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Seed of the answers: the same seed gives the same answers. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--latency-scale",
      defaultValue = "1",
      paramLabel = "FACTOR",
      description = "Multiplies the latency: 1 is realistic, 0 answers at once.")
  private double latencyScale;

  @Option(
      names = "--mistakes",
      defaultValue = "1",
      paramLabel = "FACTOR",
      description = "Multiplies the error rates of the tiers: 0 makes no mistakes.")
  private double mistakes;

  @Option(
      names = "--ready-file",
      paramLabel = "FILE",
      description = "Write the base URL to this file when the simulator is ready.")
  private @Nullable Path readyFile;

  @Option(
      names = "--ledger-file",
      paramLabel = "FILE",
      description = "Keep the ledger in this file across restarts, one JSON line per request.")
  private @Nullable Path ledgerFile;

  @Option(
      names = "--answer-keys",
      paramLabel = "FILE",
      description = "True answers to texts of your own, one JSON line per text.")
  private @Nullable Path answerKeys;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  /// @throws ParameterException if a number is out of range
  public SimulatorSettings settings() {
    try {
      return new SimulatorSettings(
          host, port, seed, latencyScale, mistakes, readyFile, ledgerFile, answerKeys);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
