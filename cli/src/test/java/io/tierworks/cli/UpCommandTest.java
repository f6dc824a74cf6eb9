package io.tierworks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.cli.stack.HeldFolder;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpCommandTest {
  @TempDir Path folder;

  @Test
  void aTakenPortIsNamedWithItsProcessAndNothingStarts() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(taken.getLocalPort());

      for (var option : new String[] {"--port", "--api-port"}) {
        var ran = CommandRun.command("up", option, port, "--data", folder.toString());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err())
            .contains("%s: port %s is taken by process ".formatted(option, port))
            .contains(ProcessHandle.current().pid() + " (java)", "choose another port");
      }
      assertThat(folder.resolve("broker")).doesNotExist();
    }
  }

  @Test
  void aSecondStackOnTheSameFolderIsRefusedWithTheFirstOnesProcessAddressAndTheWayOut()
      throws Exception {
    try (var held = HeldFolder.at(folder)) {
      var ran = CommandRun.command("up", "--port", "0", "--data", folder.toString());

      assertThat(ran.code()).isEqualTo(2);
      assertThat(ran.err())
          .contains(folder + " is in use", "process " + held.pid(), "Kafka at 127.0.0.1:7")
          .contains("tierworks down --data " + folder);
      assertThat(folder.resolve("broker")).doesNotExist();
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsWrongUsage() throws Exception {
    var file = Files.createFile(folder.resolve("file"));

    assertThat(CommandRun.command("up", "--data", file.toString()).code()).isEqualTo(2);
  }
}
