package io.tierworks.common.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ForegroundTest {

  @Test
  void theProcessClosesItsServiceAndEndsWhenAThreadDies() throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Dying.class.getName())
            .redirectErrorStream(true)
            .start();
    try {
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
      assertThat(output)
          .contains("a thread died; the process ends", "the-loop", "as told", "service closed");
    } finally {
      process.destroyForcibly();
    }
  }

  /// A service with one loop, whose close waits for the loop.
  static final class Dying {
    private Dying() {}

    public static void main(String[] args) throws Exception {
      Foreground.main(_ -> run(), args);
    }

    private static void run() throws InterruptedException {
      var loop =
          Thread.ofPlatform()
              .name("the-loop")
              .unstarted(() -> {
                throw new StackOverflowError("as told");
              });
      loop.start();
      Foreground.keep(
          () -> {
            loop.join();
            System.out.println("service closed");
          },
          false);
    }
  }
}
