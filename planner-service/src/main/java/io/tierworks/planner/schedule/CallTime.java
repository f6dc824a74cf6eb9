package io.tierworks.planner.schedule;

import java.time.Duration;

/// How long the calls of a tier take: a mean that forgets slowly. Calls that were not measured yet
/// are taken for a second long.
final class CallTime {
  private static final Duration UNKNOWN = Duration.ofSeconds(1);
  private static final double NEWEST_SHARE = 0.1;

  private double seconds = -1;

  void measured(Duration call) {
    double newest = call.toNanos() / 1e9;
    seconds = seconds < 0 ? newest : seconds + NEWEST_SHARE * (newest - seconds);
  }

  Duration mean() {
    return seconds < 0 ? UNKNOWN : Duration.ofNanos((long) (seconds * 1e9));
  }
}
