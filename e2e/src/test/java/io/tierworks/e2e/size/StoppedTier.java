package io.tierworks.e2e.size;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The workers of a tier are gone while jobs keep coming, then they are back.
///
/// @param outage how long they are gone
record StoppedTier(Site site, Duration outage) {
  private static final int JOBS_A_SECOND = 5;
  private static final int ITEMS = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  void run() throws InterruptedException {
    site.warmUp(200, ITEMS);
    site.memory().begin();
    int before = site.inbox().jobs();
    site.installation().program("nano-1").stop();
    site.installation().program("nano-2").stop();
    int jobs = 0;
    long began = System.nanoTime();
    while (System.nanoTime() - began < outage.toNanos()) {
      for (int i = 0; i < JOBS_A_SECOND; i++) {
        site.send(Messages.job("stopped-" + jobs++, ITEMS));
      }
      TimeUnit.SECONDS.sleep(1);
    }
    int meanwhile = site.inbox().jobs() - before;
    double planner = site.memory().peak("planner");
    long back = System.nanoTime();
    site.installation().startWorker("nano", 1);
    site.installation().startWorker("nano", 2);
    site.inbox().awaitJobs(before + jobs, PATIENCE);
    double seconds = (System.nanoTime() - back) / 1e9;
    site.figure("minutes without nano workers", outage.toSeconds() / 60.0);
    site.figure("jobs of 10 items sent meanwhile", jobs);
    site.figure("results meanwhile", meanwhile);
    site.figure("peak resident memory meanwhile, MiB: planner", planner);
    site.figure("from the workers' start to the last result, s", seconds);
    site.figure("results that are not completed", site.inbox().notCompleted());
    int sent = jobs;
    long wrong =
        java.util.stream.IntStream.range(0, sent)
            .filter(i -> site.inbox().count("stopped-" + i) != 1)
            .count();
    site.figure("jobs with more or less than one result", wrong);
    LargeJob.require(wrong == 0 && site.inbox().notCompleted() == 0, "not every job ended once");
  }
}
