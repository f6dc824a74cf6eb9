package io.tierworks.common.limit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Lets as many calls to an endpoint run at once as it takes. When it turns calls away, all pause
/// for as long as it asks, or for a doubling time with jitter; then fewer are let through, down to
/// a single probe, and with each call that gets through one more. Thread-safe.
///
/// The rule is additive increase, multiplicative decrease, as in TCP's congestion control (RFC
/// 5681), with one decrease for all calls that were under way together.
public final class AdaptiveLimit {
  private static final double DECREASE = 0.7;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final int MAX_DOUBLINGS = 10;
  private static final long LOOK_AGAIN = TimeUnit.SECONDS.toNanos(1);

  private final int most;
  private final Ticker ticker;
  private final RandomGenerator random;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition freed = lock.newCondition();
  private double limit;
  private int running;
  private int epoch;
  private int refusals;
  private long openAt;

  /// @param most calls at once when nothing is turned away
  public AdaptiveLimit(int most, Ticker ticker, RandomGenerator random) {
    if (most < 1) {
      throw new IllegalArgumentException("at least one call at once");
    }
    this.most = most;
    this.ticker = ticker;
    this.random = random;
    this.limit = most;
    this.openAt = ticker.nanos();
  }

  /// How many calls may run at once now.
  public int permits() {
    lock.lock();
    try {
      return (int) limit;
    } finally {
      lock.unlock();
    }
  }

  /// How many times in a row calls were turned away since one got through; those that were under
  /// way together count as one.
  public int refusals() {
    lock.lock();
    try {
      return refusals;
    } finally {
      lock.unlock();
    }
  }

  /// Waits for a turn. Every turn must be closed.
  ///
  /// @param end on the clock of [Ticker#nanos()]
  /// @return empty when no turn comes before the end
  Optional<Permit> acquire(long end) throws InterruptedException {
    while (true) {
      long pause;
      lock.lockInterruptibly();
      try {
        long now = ticker.nanos();
        if (end - now <= 0 || end - openAt <= 0) {
          return Optional.empty();
        }
        pause = openAt - now;
        if (pause <= 0) {
          if (running < (int) limit) {
            running++;
            return Optional.of(new Permit(epoch));
          }
          freed.awaitNanos(Math.min(end - now, LOOK_AGAIN));
        }
      } finally {
        lock.unlock();
      }
      if (pause > 0) {
        ticker.sleep(Duration.ofNanos(pause));
      }
    }
  }

  private void passed() {
    limit = Math.min(most, limit + 1);
    refusals = 0;
  }

  private void turnedAway(int since, @Nullable Duration retryAfter) {
    if (since == epoch) {
      epoch++;
      refusals++;
      limit = Math.max(1, limit * DECREASE);
    }
    var pause = retryAfter == null ? backoff() : retryAfter;
    openAt = Math.max(openAt, ticker.nanos() + pause.toNanos());
  }

  private Duration backoff() {
    var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(refusals, MAX_DOUBLINGS) - 1);
    var bound = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    return Duration.ofNanos((long) (bound.toNanos() * (0.5 + random.nextDouble() / 2)));
  }

  /// The right to make one call.
  final class Permit implements AutoCloseable {
    private final int since;

    private Permit(int since) {
      this.since = since;
    }

    /// The endpoint dealt with the call, well or badly.
    void passed() {
      locked(AdaptiveLimit.this::passed);
    }

    /// The endpoint did not take the call.
    ///
    /// @param retryAfter how long it asks to wait; null when it does not say
    void turnedAway(@Nullable Duration retryAfter) {
      locked(() -> AdaptiveLimit.this.turnedAway(since, retryAfter));
    }

    @Override
    public void close() {
      locked(() -> {
        running--;
        freed.signalAll();
      });
    }

    private void locked(Runnable change) {
      lock.lock();
      try {
        change.run();
      } finally {
        lock.unlock();
      }
    }
  }
}
