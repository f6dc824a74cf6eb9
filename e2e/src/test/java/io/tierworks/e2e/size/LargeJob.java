package io.tierworks.e2e.size;

import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.JobResult.ItemAnswer;
import java.time.Duration;
import java.util.HashSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// One job of very many items, with small jobs beside it.
///
/// @param items of the large job
record LargeJob(SizeSetup setup, int items) {
  private static final int SMALL = 10;
  private static final int SMALL_JOBS = 21;
  private static final int INSTANT_INPUT = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  void run() {
    setup.warmUp(100, SMALL);
    setup.warmUp(1, 10_000);
    setup.warmUp(100, 50);
    double idle = median(smallJobs("idle"));
    setup.figure("job of 10 items on the idle system, median of 21, ms", idle);
    setup.memory().begin();

    var id = "large";
    setup.results().keep(id);
    long began = System.nanoTime();
    setup.send(Messages.job(id, items));
    try (var progress = Progress.of(setup.installation(), id)) {
      progress.awaitAccepted(items / 3);
      var beside = smallJobs("beside");
      setup.figure("job of 10 items beside the large one, median of 21, ms", median(beside));
      setup.figure("the same, slowest of 21, ms", beside[beside.length - 1]);
      setup.figure("times the idle system", median(beside) / idle);
      progress.awaitAccepted(items - 100);
      long allButDone = System.nanoTime();
      var last = setup.run("during-the-end", Messages.job("during-the-end", SMALL));
      setup.results().await(id, PATIENCE);
      double seconds = (System.nanoTime() - began) / 1e9;
      setup.figure("job of 10 items sent when the large one ends, ms", millis(last));
      setup.figure(
          "from the last answers to the result, s", (System.nanoTime() - allButDone) / 1e9);
      setup.figure("%,d items, s".formatted(items), seconds);
      setup.figure("subtasks per second", items / seconds);
      progress.report(setup, items);
    }
    check(id);
  }

  private double[] smallJobs(String name) {
    return IntStream.range(0, SMALL_JOBS)
        .mapToObj(i -> name + "-" + i)
        .mapToDouble(id -> millis(setup.run(id, Messages.job(id, SMALL))))
        .sorted()
        .toArray();
  }

  private static double millis(Duration took) {
    return took.toNanos() / 1e6;
  }

  private static double median(double[] sorted) {
    return sorted[sorted.length / 2];
  }

  /// @throws IllegalStateException when anything is missing, duplicated or billed twice
  private void check(String id) {
    var result = setup.results().result(id);
    var answered = new HashSet<String>();
    var pages = setup.results().pages(id).values();
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
    require(setup.results().count(id) == 1, "results: " + setup.results().count(id));
    setup.figure("distinct items answered, over all pages", answered.size());
    setup.figure("pages of answers", pages.size());
    setup.figure("calls on the bill", result.bill().calls());
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
