package io.tierworks.simulator.catalog;

import java.time.Duration;
import java.util.SplittableRandom;

/// How long a request takes. Log-normal around the model's speed (sigma 0.3 to the first token,
/// 0.15 on the rest); one in a hundred takes 5 to 10 times as long. `scale` 1 is realistic, 0 is no
/// time at all.
public record Latency(double scale) {
  private static final double STRAGGLERS = 0.01;

  public Latency {
    if (!(scale >= 0 && scale <= 1_000)) {
      throw new IllegalArgumentException("latency scale must be 0 to 1000, not " + scale);
    }
  }

  /// The same for the same `key`.
  public Duration of(Model model, int outputTokens, long key) {
    if (scale == 0) {
      return Duration.ZERO;
    }
    var random = new SplittableRandom(key);
    double first = model.speed().firstTokenMillis() * Math.exp(0.3 * random.nextGaussian());
    double rest = 1_000.0 * outputTokens / model.speed().tokensPerSecond();
    rest *= Math.exp(0.15 * random.nextGaussian());
    double straggle = random.nextDouble() < STRAGGLERS ? 5 + 5 * random.nextDouble() : 1;
    return Duration.ofNanos((long) ((first + rest) * straggle * scale * 1e6));
  }
}
