package io.tierworks.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PlannerMainTest {
  @Test
  void readsTheSettingsFileThatTheEnvironmentNames(@TempDir Path folder)
      throws IOException, InterruptedException {
    var file = Files.writeString(folder.resolve("settings"), "planner.threads=many");
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var command =
        new ProcessBuilder(
                java.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PlannerMain.class.getName())
            .redirectErrorStream(true);
    command.environment().put("TIERWORKS_CONFIG", file.toString());
    var process = command.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).contains("planner.threads: 'many' must be a whole number");
    assertThat(process.waitFor()).isEqualTo(2);
  }
}
