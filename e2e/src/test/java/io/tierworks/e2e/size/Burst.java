package io.tierworks.e2e.size;

import java.time.Duration;

/// Very many small jobs, as fast as one producer can send them.
record Burst(SizeSetup setup, int jobs) {
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  void run() {
    setup.warmUp(500, 1);
    setup.warmUp(20, 50);
    setup.memory().begin();
    int before = setup.results().jobs();
    long began = System.nanoTime();
    for (int i = 0; i < jobs; i++) {
      setup.send(Messages.job("burst-" + i, 1 + i % 3, "\"plan\":\"" + form(i) + "\""));
    }
    setup.producer().flush();
    double produced = (System.nanoTime() - began) / 1e9;
    setup.results().awaitJobs(before + jobs, PATIENCE);
    double seconds = (System.nanoTime() - began) / 1e9;
    setup.figure("%,d jobs of 1 to 3 items, produced in, s".formatted(jobs), produced);
    setup.figure("to the last result, s", seconds);
    setup.figure("jobs per second", jobs / seconds);
    setup.figure("jobs with more or less than one result", wrong());
    setup.figure("results that are not completed", setup.results().notCompleted());
    LargeJob.require(
        wrong() == 0 && setup.results().notCompleted() == 0, "not every job ended once");
  }

  /// Nine of ten jobs are direct; the tenth is planned, worked on and judged.
  private static String form(int i) {
    return i % 10 == 0 ? "map" : "direct";
  }

  private long wrong() {
    return java.util.stream.IntStream.range(0, jobs)
        .filter(i -> setup.results().count("burst-" + i) != 1)
        .count();
  }
}
