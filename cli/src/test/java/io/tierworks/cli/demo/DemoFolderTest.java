package io.tierworks.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tierworks.cli.TierworksMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
  @TempDir Path folder;

  @Test
  void ctrlCLeavesNothingBehind() throws Exception {
    var demo = demo();
    try {
      await().atMost(Duration.ofSeconds(30)).until(() -> contains("broker.log"));
      new ProcessBuilder("kill", "-INT", "" + demo.pid()).start().waitFor();

      assertThat(demo.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(folder).isEmptyDirectory();
      assertThat(demo.descendants()).isEmpty();
    } finally {
      demo.destroyForcibly();
    }
  }

  @Test
  void aWrongOptionMakesNoFolder() throws Exception {
    var demo = demo("--workers", "giant=1");

    assertThat(demo.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(demo.exitValue()).isEqualTo(2);
    assertThat(folder).isEmptyDirectory();
  }

  private boolean contains(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.anyMatch(file -> file.endsWith(name));
    }
  }

  private Process demo(String... options) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        Stream.concat(
            Stream.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + folder,
                "-Dtierworks.home=..",
                "-cp",
                System.getProperty("java.class.path"),
                TierworksMain.class.getName(),
                "demo"),
            Stream.of(options));
    var builder =
        new ProcessBuilder(command.toList())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.matches("(OPENAI|TIERWORKS)_.*"));
    return builder.start();
  }
}
