package io.tierworks.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class WelcomeTest {
  private static final String AT = "127.0.0.1:23456";

  private final ReadyFile.Content at =
      new ReadyFile.Content(AT, "http://127.0.0.1:8080", null, List.of());

  @Test
  void aTakenDefaultPortIsSaidWithTheCommandsForThePortUsedInstead() {
    var lines =
        lines(
            "port 9092 is taken by process 4711 (java)",
            "port 8080 is taken by process 4712 (java, of the stack in /home/me/.tierworks)");

    assertThat(lines)
        .anyMatch(line -> line.contains("port 9092 is taken by process 4711"))
        .contains("  ./tierworks jobs -b " + AT, "  export TIERWORKS_BOOTSTRAP=" + AT)
        .anyMatch(line -> line.endsWith("--wait -b " + AT))
        .allMatch(line -> line.length() <= 80);
  }

  @Test
  void withTheUsualPortsCommandsNeedNoOption() {
    assertThat(lines())
        .noneMatch(line -> line.contains("other ports") || line.contains("--wait -b"));
  }

  private List<String> lines(String... taken) {
    return new Welcome(at, new StackFolder(Path.of("data")), List.of(taken), Welcome.DOWN)
        .lines(1, 80);
  }
}
