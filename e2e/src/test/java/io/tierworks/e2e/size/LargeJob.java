package io.tierworks.e2e.size;

import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.JobResult.ItemAnswer;
import java.time.Duration;
import java.util.HashSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// One job of very many items, and small ones beside it.
///
/// @param items of the large job
record LargeJob(Site site, int items) {
  private static final int SMALL = 10;
  private static final int SMALL_JOBS = 21;
  private static final int INSTANT_INPUT = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  void run() {
    site.warmUp(100, SMALL);
    site.warmUp(1, 10_000);
    site.warmUp(100, 50);
    double idle = median(smallJobs("idle"));
    site.figure("job of 10 items on the idle system, median of 21, ms", idle);
    site.memory().begin();

    var id = "large";
    site.inbox().keep(id);
    long began = System.nanoTime();
    site.send(Messages.job(id, items));
    try (var progress = Progress.of(site.installation(), id)) {
      progress.awaitAccepted(items / 3);
      var beside = smallJobs("beside");
      site.figure("job of 10 items beside the large one, median of 21, ms", median(beside));
      site.figure("the same, slowest of 21, ms", beside[beside.length - 1]);
      site.figure("times the idle system", median(beside) / idle);
      progress.awaitAccepted(items - 100);
      long allButDone = System.nanoTime();
      var last = site.run("during-the-end", Messages.job("during-the-end", SMALL));
      site.inbox().await(id, PATIENCE);
      double seconds = (System.nanoTime() - began) / 1e9;
      site.figure("job of 10 items sent when the large one ends, ms", millis(last));
      site.figure("from the last answers to the result, s", (System.nanoTime() - allButDone) / 1e9);
      site.figure("%,d items, s".formatted(items), seconds);
      site.figure("subtasks per second", items / seconds);
      progress.report(site, items);
    }
    check(id);
  }

  private double[] smallJobs(String name) {
    return IntStream.range(0, SMALL_JOBS)
        .mapToObj(i -> name + "-" + i)
        .mapToDouble(id -> millis(site.run(id, Messages.job(id, SMALL))))
        .sorted()
        .toArray();
  }

  private static double millis(Duration took) {
    return took.toNanos() / 1e6;
  }

  private static double median(double[] sorted) {
    return sorted[sorted.length / 2];
  }

  /// @throws IllegalStateException when anything is missing, double, or on the bill too often
  private void check(String id) {
    var result = site.inbox().result(id);
    var answered = new HashSet<String>();
    var pages = site.inbox().pages(id).values();
    long answers =
        pages.stream().mapToLong(page -> page.items().size()).sum() + result.items().size();
    pages.stream()
        .map(AnswerPage::items)
        .forEach(page -> page.stream().map(ItemAnswer::item).forEach(answered::add));
    result.items().stream().map(ItemAnswer::item).forEach(answered::add);
    int calls = items + 2;
    require(result.status().wireName().equals("completed"), "status " + result.status());
    require(answered.size() == items && answers == items, answered.size() + " of " + answers);
    require(result.bill().calls() == calls, result.bill().calls() + " calls");
    require(
        result.bill().usage().input() == (long) INSTANT_INPUT * calls,
        "usage " + result.bill().usage());
    require(site.inbox().count(id) == 1, "results: " + site.inbox().count(id));
    site.figure("distinct items answered, over all pages", answered.size());
    site.figure("pages of answers", pages.size());
    site.figure("calls on the bill", result.bill().calls());
  }

  static void require(boolean holds, String found) {
    if (!holds) {
      throw new IllegalStateException(found);
    }
  }

  static double median(DoubleStream values) {
    return median(values.sorted().toArray());
  }
}
