package io.tierworks.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class SimulatorOptionsTest {
  @Test
  void arguments_win_over_the_environment_and_both_over_defaults() {
    Map<String, String> environment =
        Map.of(
            "TIERWORKS_SIMULATOR_SEED", "7",
            "TIERWORKS_SIMULATOR_LATENCY_SCALE", "0.5",
            "TIERWORKS_SIMULATOR_LEDGER_FILE", "kept.jsonl",
            "TIERWORKS_SIMULATOR_HOST", "");
    SimulatorSettings settings = read(environment, "--seed", "9", "--port=0");
    assertThat(settings.seed()).isEqualTo(9);
    assertThat(settings.latencyScale()).isEqualTo(0.5);
    assertThat(settings.ledgerFile()).isEqualTo(Path.of("kept.jsonl"));
    assertThat(settings.host()).isEqualTo("127.0.0.1");
  }

  @Test
  void every_command_that_mixes_the_options_in_reads_the_environment() {
    assertThat(new CommandLine(new SimulatorMain()).getDefaultValueProvider())
        .isInstanceOf(EnvironmentDefaults.class);
  }

  @Test
  void what_is_wrong_is_named() {
    assertThatThrownBy(() -> read(Map.of(), "--speed", "9"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("--speed");
    assertThatThrownBy(() -> read(Map.of(), "--port", "many"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("--port");
    assertThatThrownBy(() -> read(Map.of(), "--mistakes", "-1"))
        .isInstanceOf(ParameterException.class)
        .hasMessage("--mistakes must be 0 to 10, not -1.0");
  }

  @Test
  void the_ready_file_holds_the_base_url(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("ready");
    SimulatorSettings settings =
        read(Map.of(), "--ready-file", file.toString(), "--latency-scale", "0");
    try (Simulator simulator = Simulator.start(settings)) {
      assertThat(Files.readString(file).strip()).isEqualTo(simulator.baseUrl());
    }
  }

  @CommandLine.Command
  private static final class Probe {
    @CommandLine.Mixin private final SimulatorOptions options = new SimulatorOptions();
  }

  private static SimulatorSettings read(Map<String, String> environment, String... arguments) {
    var probe = new Probe();
    new CommandLine(probe)
        .setDefaultValueProvider(new EnvironmentDefaults(environment))
        .parseArgs(arguments);
    return probe.options.settings();
  }
}
