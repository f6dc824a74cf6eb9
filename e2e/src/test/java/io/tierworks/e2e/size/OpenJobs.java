package io.tierworks.e2e.size;

import io.tierworks.common.contract.JobCommand;
import io.tierworks.common.contract.MalformedMessage;
import io.tierworks.common.contract.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// Very many jobs that wait for a person's word on their plan, and a planner that ends and starts
/// again.
record OpenJobs(Site site, int jobs) {
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final double MIB = 1024 * 1024;

  void run() {
    site.warmUp(500, 1);
    site.memory().begin();
    long began = System.nanoTime();
    for (int i = 0; i < jobs; i++) {
      site.send(Messages.job("open-" + i, 3, "\"plan\":\"map\",\"review\":\"plan\""));
    }
    site.producer().flush();
    awaitPlanned("open-" + (jobs - 1));
    awaitIdle();
    site.figure("%,d jobs open, after, s".formatted(jobs), (System.nanoTime() - began) / 1e9);
    site.figure("state on disk, MiB", folderBytes() / MIB);
    site.figure("job of 10 items beside them, ms", beside("beside-them"));
    decide("before a restart, from the person's word to the result, ms", 0);

    var planner = site.installation().program("planner");
    planner.stop();
    restart("stopped and started: to the first decision, s", 1);
    site.installation().program("planner").kill();
    restart("killed and started: to the first decision, s", 2);
    site.installation().program("planner").kill();
    delete(stateFolder());
    restart("killed, state folder gone: to the first decision, s", 3);
    site.figure("job of 10 items beside them, after the restarts, ms", beside("after-them"));
  }

  private double beside(String id) {
    return site.run(id, Messages.job(id, 10)).toNanos() / 1e6;
  }

  private void restart(String what, int job) {
    site.installation().startPlanner();
    long began = System.nanoTime();
    approve(job);
    site.figure(what, (System.nanoTime() - began) / 1e9);
  }

  private void decide(String what, int job) {
    long began = System.nanoTime();
    approve(job);
    site.figure(what, (System.nanoTime() - began) / 1e6);
  }

  private void approve(int job) {
    var id = "open-" + job;
    var word = new JobCommand.Approve(id, true, "bench", "");
    site.installation().produce(site.installation().topics().jobCommands(), id, Wire.bytes(word));
    site.inbox().await(id, PATIENCE);
  }

  private void awaitPlanned(String id) {
    Awaitility.await("plan of " + id)
        .atMost(PATIENCE)
        .pollInterval(200, TimeUnit.MILLISECONDS)
        .until(() -> status(id).equals("awaiting_approval"));
  }

  /// The partitions do not end at the same time.
  private void awaitIdle() {
    Awaitility.await("nothing out")
        .atMost(PATIENCE)
        .pollInterval(500, TimeUnit.MILLISECONDS)
        .during(2, TimeUnit.SECONDS)
        .until(() ->
            site.installation()
                .ask("/metrics")
                .orElse("")
                .lines()
                .filter(line -> line.startsWith("tierworks_tier_out{"))
                .allMatch(line -> line.endsWith(" 0")));
  }

  private String status(String id) {
    try {
      return Wire.tree(site.installation().ask("/api/jobs/" + id).orElse("{}"))
          .path("status")
          .asText();
    } catch (MalformedMessage e) {
      throw new IllegalStateException(e);
    }
  }

  private Path stateFolder() {
    return site.installation().folder().resolve("planner");
  }

  private double folderBytes() {
    try (var files = Files.walk(stateFolder())) {
      return files.filter(Files::isRegularFile).mapToLong(OpenJobs::size).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A file of the store may be gone by now.
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
