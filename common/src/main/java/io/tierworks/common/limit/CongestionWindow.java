package io.tierworks.common.limit;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How many calls an endpoint accepts at once, and until when it accepts none: additive increase,
/// multiplicative decrease, as in TCP's congestion control (RFC 5681). Each call that is taken adds
/// one. A call that is turned away reduces the window once for all calls that ran at the same time,
/// down to one call, and closes it for as long as the endpoint asks, or else for a doubling time
/// with jitter. Not thread-safe.
final class CongestionWindow {
  private static final double DECREASE = 0.7;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final int MAX_DOUBLINGS = 10;

  private final int most;
  private final RandomGenerator random;
  private double size;
  private int epoch;
  private int refusals;
  private long opensAt;

  /// @param most calls at once, at the start and at most
  /// @param now nanoseconds, as all times here
  CongestionWindow(int most, long now, RandomGenerator random) {
    if (most < 1) {
      throw new IllegalArgumentException("most: must be at least 1");
    }
    this.most = most;
    this.random = random;
    this.size = most;
    this.opensAt = now;
  }

  int size() {
    return (int) size;
  }

  int refusals() {
    return refusals;
  }

  /// Counts the reductions. Calls of one epoch ran at the same time.
  int epoch() {
    return epoch;
  }

  /// No call may start before.
  long opensAt() {
    return opensAt;
  }

  void passed() {
    size = Math.min(most, size + 1);
    refusals = 0;
  }

  /// @param startedIn the epoch in which the call started
  /// @param retryAfter how long the endpoint asks to wait; null when it does not say
  void turnedAway(int startedIn, @Nullable Duration retryAfter, long now) {
    if (startedIn == epoch) {
      epoch++;
      refusals++;
      size = Math.max(1, size * DECREASE);
    }
    var pause = retryAfter == null ? backoff() : retryAfter;
    opensAt = Math.max(opensAt, now + pause.toNanos());
  }

  private Duration backoff() {
    int doublings = Math.clamp(refusals - 1, 0, MAX_DOUBLINGS);
    var doubled = FIRST_PAUSE.multipliedBy(1L << doublings);
    var bound = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    return Duration.ofNanos((long) (bound.toNanos() * (0.5 + random.nextDouble() / 2)));
  }
}
