package io.tierworks.e2e.bench;

import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.Stream;

/// Jobs whose model calls take times with a long tail: most under half a second, a few of seconds.
/// Always the same draws.
final class LogNormalTail {
  static final int JOBS = 40;
  static final int ITEMS = 25;
  private static final double MEDIAN_MS = 300;
  private static final double SIGMA = 0.8;

  /// Of draws that take 4.7 s in the order of the jobs, and also with one item of each job in turn.
  private static final long SEED = 1384;

  private LogNormalTail() {}

  /// Milliseconds for each item of each job.
  static List<int[]> pauses() {
    var random = new Random(SEED);
    return Stream.generate(() -> job(random)).limit(JOBS).toList();
  }

  private static int[] job(Random random) {
    var pauses = new int[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      pauses[i] = (int) Math.round(MEDIAN_MS * Math.exp(SIGMA * random.nextGaussian()));
    }
    return pauses;
  }

  /// How long these calls take if each starts in the order of the jobs as soon as a slot is free.
  /// Another order may take less.
  static double fifoSeconds(List<int[]> pauses, int slots) {
    var free = new PriorityQueue<Long>(Collections.nCopies(slots, 0L));
    long end = 0;
    for (var job : pauses) {
      for (int pause : job) {
        long done = free.remove() + pause;
        free.add(done);
        end = Math.max(end, done);
      }
    }
    return end / 1e3;
  }
}
