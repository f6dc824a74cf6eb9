package io.tierworks.planner.simulation;

import java.util.List;
import java.util.SplittableRandom;

/// The one source of chance: a seed decides a whole history.
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  boolean chance(double probability) {
    return probability > 0 && random.nextDouble() < probability;
  }

  /// 0 to n - 1.
  int below(int n) {
    return random.nextInt(n);
  }

  /// Both included.
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  /// A waiting time whose length is forgotten at every moment, such as the time to the next fault.
  long exponential(double mean) {
    return 1 + (long) (-mean * Math.log(1 - random.nextDouble()));
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /// Equal for two runs that have thrown the same dice equally often.
  long state() {
    return random.split().nextLong();
  }
}
