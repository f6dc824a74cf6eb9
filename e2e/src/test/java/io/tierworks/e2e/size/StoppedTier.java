package io.tierworks.e2e.size;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The workers of a tier stop while jobs keep coming, then return.
///
/// @param outage time without workers
record StoppedTier(SizeSetup setup, Duration outage) {
  private static final int JOBS_A_SECOND = 5;
  private static final int ITEMS = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  void run() throws InterruptedException {
    setup.warmUp(200, ITEMS);
    setup.memory().begin();
    int before = setup.results().jobs();
    setup.installation().program("nano-1").stop();
    setup.installation().program("nano-2").stop();
    int jobs = 0;
    long began = System.nanoTime();
    while (System.nanoTime() - began < outage.toNanos()) {
      for (int i = 0; i < JOBS_A_SECOND; i++) {
        setup.send(Messages.job("stopped-" + jobs++, ITEMS));
      }
      TimeUnit.SECONDS.sleep(1);
    }
    int meanwhile = setup.results().jobs() - before;
    double planner = setup.memory().peak("planner");
    long back = System.nanoTime();
    setup.installation().startWorker("nano", 1);
    setup.installation().startWorker("nano", 2);
    setup.results().awaitJobs(before + jobs, PATIENCE);
    double seconds = (System.nanoTime() - back) / 1e9;
    setup.figure("minutes without nano workers", outage.toSeconds() / 60.0);
    setup.figure("jobs of 10 items sent meanwhile", jobs);
    setup.figure("results meanwhile", meanwhile);
    setup.figure("peak resident memory meanwhile, MiB: planner", planner);
    setup.figure("from the workers' start to the last result, s", seconds);
    setup.figure("results that are not completed", setup.results().notCompleted());
    int sent = jobs;
    long wrong =
        java.util.stream.IntStream.range(0, sent)
            .filter(i -> setup.results().count("stopped-" + i) != 1)
            .count();
    setup.figure("jobs with more or less than one result", wrong);
    LargeJob.require(wrong == 0 && setup.results().notCompleted() == 0, "not every job ended once");
  }
}
