package io.tierworks.e2e.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Gives a system work until its speed is stable.
final class WarmUp {
  private static final int JOBS = 100;
  private static final int ITEMS = 50;
  private static final Duration ROUND = Duration.ofSeconds(2);

  /// Rounds whose average is compared with the average of as many rounds before them.
  private static final int SPAN = 8;

  private static final double GROWTH = 1.03;
  private static final int MOST_ROUNDS = 120;

  private WarmUp() {}

  /// @return the rounds it took
  static int run(JobClient client) {
    var speeds = new ArrayList<Double>();
    do {
      speeds.add(client.runFor(ROUND, JOBS, ITEMS).perSecond());
      System.err.printf("  warm-up: %,.0f subtasks/s%n", speeds.getLast());
    } while (!isStable(speeds) && speeds.size() < MOST_ROUNDS);
    IntStream.range(0, JOBS).forEach(_ -> client.run(1, 8));
    return speeds.size();
  }

  /// Whether the last rounds were hardly quicker than the rounds before them.
  private static boolean isStable(List<Double> speeds) {
    int count = speeds.size();
    return count >= 2 * SPAN
        && average(speeds.subList(count - SPAN, count))
            < GROWTH * average(speeds.subList(count - 2 * SPAN, count - SPAN));
  }

  private static double average(List<Double> speeds) {
    return speeds.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
