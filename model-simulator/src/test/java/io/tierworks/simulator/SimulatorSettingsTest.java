package io.tierworks.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorSettingsTest {
  @Test
  void arguments_win_over_the_environment_and_both_over_defaults() {
    Map<String, String> environment =
        Map.of("TIERWORKS_SIMULATOR_SEED", "7", "TIERWORKS_SIMULATOR_LATENCY_SCALE", "0.5");
    SimulatorSettings settings =
        SimulatorSettings.read(new String[] {"--seed", "9", "--port=0"}, environment);
    assertThat(settings.seed()).isEqualTo(9);
    assertThat(settings.latencyScale()).isEqualTo(0.5);
    assertThat(settings.host()).isEqualTo("127.0.0.1");
  }

  @Test
  void what_is_wrong_is_named() {
    assertThatThrownBy(() -> SimulatorSettings.read(new String[] {"--speed", "9"}, Map.of()))
        .hasMessageContaining("--speed");
    assertThatThrownBy(() -> SimulatorSettings.read(new String[] {"--port", "many"}, Map.of()))
        .hasMessageContaining("--port");
    assertThatThrownBy(() -> SimulatorSettings.read(new String[] {"--mistakes", "-1"}, Map.of()))
        .hasMessageContaining("mistakes");
  }

  @Test
  void the_ready_file_holds_the_base_url(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("ready");
    SimulatorSettings settings =
        SimulatorSettings.read(
            new String[] {"--ready-file", file.toString(), "--latency-scale", "0"}, Map.of());
    try (Simulator simulator = Simulator.start(settings)) {
      assertThat(Files.readString(file).strip()).isEqualTo(simulator.baseUrl());
    }
  }
}
