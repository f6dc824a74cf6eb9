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
  private static final int SAME = 3;
  private static final double TOLERANCE = 0.1;
  private static final int MOST_ROUNDS = 30;

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

  /// Whether the last rounds are within the tolerance.
  private static boolean isStable(List<Double> speeds) {
    if (speeds.size() < SAME) {
      return false;
    }
    var last = speeds.subList(speeds.size() - SAME, speeds.size()).stream().sorted().toList();
    return last.getLast() - last.getFirst() <= TOLERANCE * last.getLast();
  }
}
