package io.tierworks.e2e.size;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.json.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// Very many open jobs, of which the first wait for approval and the others for their planning
/// call; then a planner that ends and starts again.
record OpenJobs(SizeSetup setup, int jobs) {
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final double MIB = 1024 * 1024;

  void run() {
    setup.warmUp(500, 1);
    setup.memory().begin();
    long began = System.nanoTime();
    for (int i = 0; i < jobs; i++) {
      setup.send(Messages.job("open-" + i, 3, "\"plan\":\"map\",\"review\":\"plan\""));
    }
    setup.producer().flush();
    awaitAccepted();
    setup.figure("%,d jobs accepted, s".formatted(jobs), (System.nanoTime() - began) / 1e9);
    setup.figure("state on disk, MiB", folderBytes() / MIB);
    long asked = System.nanoTime();
    approve(0);
    setup.figure("without a restart: to the decision, s", (System.nanoTime() - asked) / 1e9);

    setup.installation().program("planner").stop();
    restart("stopped and started", 1);
    setup.installation().program("planner").kill();
    restart("killed and started", 2);
    setup.installation().program("planner").kill();
    delete(stateFolder());
    restart("killed, state folder gone", 3);
    setup.figure("of these still without a plan", out());
  }

  private void restart(String what, int job) {
    try (var events = EventReader.of(setup.installation())) {
      long began = System.nanoTime();
      setup.installation().startPlanner();
      say(job);
      var seen = events.await("open-" + job, PATIENCE);
      setup.figure(what + ": to the first decision, s", (seen.first() - began) / 1e9);
      setup.figure(what + ": to one on each partition, s", (seen.everywhere() - began) / 1e9);
      setup.figure(what + ": to the one asked for, s", (seen.job() - began) / 1e9);
    }
  }

  /// Approves a job.
  private void say(int job) {
    var id = "open-" + job;
    var word = new JobCommand.Approve(id, true, "bench", null);
    setup.installation().produce(setup.installation().topics().jobCommands(), id, Wire.bytes(word));
  }

  private void approve(int job) {
    say(job);
    var id = "open-" + job;
    Awaitility.await("decision on " + id)
        .atMost(PATIENCE)
        .pollInterval(20, TimeUnit.MILLISECONDS)
        .until(() -> !List.of("", "awaiting_approval").contains(status(id)));
  }

  /// Waits for all partitions; they do not finish at the same time.
  private void awaitAccepted() {
    for (int i = 0; i < 4; i++) {
      awaitStatus("open-" + i, "awaiting_approval");
    }
    for (int i = Math.max(0, jobs - 100); i < jobs; i++) {
      awaitStatus("open-" + i, "");
    }
  }

  /// @param wanted the status; empty for any
  private void awaitStatus(String id, String wanted) {
    Awaitility.await(id)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(200, TimeUnit.MILLISECONDS)
        .until(() -> wanted.isEmpty() ? !status(id).isEmpty() : status(id).equals(wanted));
  }

  /// Planning calls that are queued or in flight.
  private double out() {
    return setup
        .installation()
        .ask("/metrics")
        .orElse("")
        .lines()
        .filter(line -> line.startsWith("tierworks_tier_calls{tier=\"flagship\"}"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
        .sum();
  }

  private String status(String id) {
    return setup
        .installation()
        .askJson("/api/jobs/" + id)
        .map(job -> job.path("status").asText())
        .orElse("");
  }

  private Path stateFolder() {
    return setup.installation().folder().resolve("planner");
  }

  private double folderBytes() {
    try (var files = Files.walk(stateFolder())) {
      return files.filter(Files::isRegularFile).mapToLong(OpenJobs::size).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The store may have deleted the file meanwhile.
  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException _) {
      return 0;
    }
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
