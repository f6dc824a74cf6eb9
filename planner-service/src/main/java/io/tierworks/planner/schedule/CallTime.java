package io.tierworks.planner.schedule;

import java.time.Duration;
import java.util.OptionalDouble;

/// The duration of a tier's calls: an exponential moving average. Until a call is measured, it is a
/// second.
final class CallTime {
  private static final Duration UNKNOWN = Duration.ofSeconds(1);
  private static final double NEWEST_SHARE = 0.1;

  private OptionalDouble seconds = OptionalDouble.empty();

  void measured(Duration call) {
    double newest = call.toNanos() / 1e9;
    double mean = seconds.orElse(newest);
    seconds = OptionalDouble.of(mean + NEWEST_SHARE * (newest - mean));
  }

  Duration mean() {
    return seconds.isEmpty() ? UNKNOWN : Duration.ofNanos((long) (seconds.getAsDouble() * 1e9));
  }
}
