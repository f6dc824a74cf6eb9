package io.tierworks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.cli.TierworksMain;
import io.tierworks.e2e.installation.Command;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stack in the background, from `up -d` to `down`, and others that come too near to it.
class LocalStackTest {
  private static final Pattern KAFKA = Pattern.compile("Kafka +(127\\.0\\.0\\.1:(\\d+))");

  @TempDir Path folder;

  @Test
  void aDetachedStackIsFoundReadProtectedAndStopped() {
    var up = up("-d", "--workers", "flagship=0,mini=0,nano=1", "--port=0", "--api-port=0");
    try {
      assertThat(up.code()).as(up.err()).isZero();
      var kafka = KAFKA.matcher(up.out());
      assertThat(kafka.find()).as(up.out()).isTrue();

      aSecondStackOnItsPortIsRefused(kafka.group(2));
      aWorkerOfAnotherClusterStops(kafka.group(1));
      assertThat(onStack("ps").out()).contains("planner", "nano-1", kafka.group(1));
      assertThat(onStack("logs", "planner").out()).contains("planner started");
    } finally {
      assertThat(onStack("down").code()).isZero();
    }
    assertThat(onStack("ps").code()).isEqualTo(1);
  }

  private void aSecondStackOnItsPortIsRefused(String port) {
    var other = folder.resolve("other");
    var second = here("up", "--port", port, "--data", other.toString());

    assertThat(second.code()).isEqualTo(2);
    assertThat(second.err()).contains("port " + port + " is taken by process ");
    if (Files.exists(Path.of("/proc/net/tcp"))) {
      assertThat(second.err()).contains("of the stack in " + folder.resolve("data"));
    }
    assertThat(other.resolve("broker")).doesNotExist();
  }

  private void aWorkerOfAnotherClusterStops(String bootstrap) {
    var worker =
        Command.run(
            folder,
            List.of("worker", "--tier", "nano", "-b", bootstrap, "--set", "cluster-id=theirs"));

    assertThat(worker.code()).isEqualTo(2);
    assertThat(worker.out() + worker.err()).contains("the broker belongs to another cluster");
  }

  /// A process of its own, whose class path the stack takes over.
  private Command up(String... arguments) {
    var all = new ArrayList<>(List.of("up", "--data", data()));
    all.addAll(List.of(arguments));
    return Command.run(folder, all);
  }

  private Command onStack(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data()));
    return here(all.toArray(String[]::new));
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  /// Runs a command in this process, which saves the start of another.
  private static Command here(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        TierworksMain.commandLine(arguments)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Command(code, out.toString(), err.toString());
  }
}
