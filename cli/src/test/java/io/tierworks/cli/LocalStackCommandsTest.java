package io.tierworks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.cli.stack.HeldFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `ps`, `down` and `logs` against a process that holds a data folder as `up` does.
class LocalStackCommandsTest {
  @TempDir Path folder;

  @Test
  void psShowsAddressesAndProcesses() throws Exception {
    try (var held = HeldFolder.at(folder)) {
      var ran = run("ps");

      assertThat(ran.code()).isZero();
      assertThat(ran.out())
          .contains("process " + held.pid(), "Kafka 127.0.0.1:7", "nano-1", "worker")
          .contains(folder.resolve("logs/nano-1.log").toString());
      assertThat(run("ps", "--json").out()).contains("\"bootstrap\":\"127.0.0.1:7\"");
    }
  }

  @Test
  void downStopsTheStackAndASecondDownFindsNone() throws Exception {
    try (var held = HeldFolder.at(folder)) {
      assertThat(run("down").err()).contains("stopped; the data is kept in " + folder);

      assertThat(ProcessHandle.of(held.pid()).filter(ProcessHandle::isAlive)).isEmpty();
      assertThat(run("down").code()).isZero();
      assertThat(run("down").err()).contains("no stack runs on " + folder);
    }
  }

  @Test
  void psWithoutAStackFails() {
    var ran = run("ps");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("no stack runs on " + folder, "tierworks up");
  }

  @Test
  void logsChoosesByRoleTierAndName() throws IOException {
    Files.createDirectories(folder.resolve("logs"));
    for (var name : new String[] {"planner", "nano-1", "nano-2", "mini-1"}) {
      Files.writeString(folder.resolve("logs/" + name + ".log"), "1\n2\nof " + name + "\n");
    }

    assertThat(run("logs", "-n", "1").out().lines()).hasSize(4).contains("planner | of planner");
    assertThat(run("logs", "worker").out()).contains("nano-1 | 1").doesNotContain("planner");
    assertThat(run("logs", "nano").out()).contains("nano-1", "nano-2").doesNotContain("mini");
    assertThat(run("logs", "nano-2").out().lines()).hasSize(3);
    assertThat(run("logs", "planer").code()).isEqualTo(2);
    assertThat(run("logs", "planer").err()).contains("no log of 'planer'", "mini-1, nano-1");
  }

  @Test
  void theCompletionScriptCompletesACommandInBash() throws Exception {
    var script = folder.resolve("completion");
    Files.writeString(script, CommandRun.command("completion", "bash").out());
    var complete =
        "source %s; COMP_WORDS=(tierworks comp); COMP_CWORD=1; _complete_tierworks; echo ${COMPREPLY[@]}";

    var bash = new ProcessBuilder("bash", "-c", complete.formatted(script)).start();

    assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("completion\n");
  }

  private CommandRun run(String command, String... more) {
    var arguments = new ArrayList<>(List.of(command, "--data", "" + folder));
    arguments.addAll(List.of(more));
    return CommandRun.command(arguments.toArray(String[]::new));
  }
}
