package io.tierworks.e2e.size;

import java.time.Duration;

/// Very many small jobs, as fast as one producer can.
record Burst(Site site, int jobs) {
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  void run() {
    site.warmUp(500, 1);
    site.warmUp(20, 50);
    site.memory().begin();
    int before = site.inbox().jobs();
    long began = System.nanoTime();
    for (int i = 0; i < jobs; i++) {
      site.send(Messages.job("burst-" + i, 1 + i % 3, "\"plan\":\"" + form(i) + "\""));
    }
    site.producer().flush();
    double produced = (System.nanoTime() - began) / 1e9;
    site.inbox().awaitJobs(before + jobs, PATIENCE);
    double seconds = (System.nanoTime() - began) / 1e9;
    site.figure("%,d jobs of 1 to 3 items, produced in, s".formatted(jobs), produced);
    site.figure("to the last result, s", seconds);
    site.figure("jobs per second", jobs / seconds);
    site.figure("jobs with more or less than one result", wrong());
    site.figure("results that are not completed", site.inbox().notCompleted());
    LargeJob.require(wrong() == 0 && site.inbox().notCompleted() == 0, "not every job ended once");
  }

  /// Nine of ten are answered in one call; the tenth is planned, worked on and judged.
  private static String form(int i) {
    return i % 10 == 0 ? "map" : "direct";
  }

  private long wrong() {
    return java.util.stream.IntStream.range(0, jobs)
        .filter(i -> site.inbox().count("burst-" + i) != 1)
        .count();
  }
}
