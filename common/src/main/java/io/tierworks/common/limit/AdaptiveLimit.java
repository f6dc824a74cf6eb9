package io.tierworks.common.limit;

import io.tierworks.common.model.ModelFailure.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Limits the concurrent calls to an endpoint to what the endpoint accepts. When the endpoint turns
/// a call away, all calls pause; then [CongestionWindow] lets fewer through. Thread-safe.
public final class AdaptiveLimit {
  private static final long LOOK_AGAIN = TimeUnit.SECONDS.toNanos(1);

  private final Ticker ticker;
  private final CongestionWindow window;
  private int running;
  private int waiting;
  private @Nullable Reason refusal;

  /// @param most concurrent calls while no call is turned away
  public AdaptiveLimit(int most, Ticker ticker, RandomGenerator random) {
    this.ticker = ticker;
    this.window = new CongestionWindow(most, ticker.nanos(), random);
  }

  /// How many calls may run at once now.
  public synchronized int permits() {
    return window.size();
  }

  /// How many times in a row the endpoint turned calls away since it last took one. Calls that ran
  /// at the same time count once.
  public synchronized int refusals() {
    return window.refusals();
  }

  /// Why the endpoint turned the last call away; empty since it took one.
  public synchronized Optional<Reason> refusal() {
    return Optional.ofNullable(refusal);
  }

  /// Whether the endpoint refuses every call until somebody mends it.
  public synchronized boolean isHeld() {
    return refusal != null && refusal.isOfEndpoint();
  }

  /// How long no call may start; zero if calls may.
  public synchronized Duration pause() {
    return Duration.ofNanos(Math.max(0, window.opensAt() - ticker.nanos()));
  }

  /// Waits for a permit. Close every permit. While the endpoint refuses every call, one call waits
  /// and tries it again and again.
  ///
  /// @param end on the clock of [Ticker#nanos()]
  /// @return empty when there is no permit before the end, or another call tries a held endpoint
  Optional<Permit> acquire(long end) throws InterruptedException {
    count(1);
    try {
      return await(end);
    } finally {
      count(-1);
    }
  }

  private synchronized void count(int more) {
    waiting += more;
  }

  private Optional<Permit> await(long end) throws InterruptedException {
    while (true) {
      long pause;
      synchronized (this) {
        long now = ticker.nanos();
        boolean late = end - now <= 0 || end - window.opensAt() <= 0;
        if (late || (isHeld() && running + waiting > 1)) {
          return Optional.empty();
        }
        pause = window.opensAt() - now;
        if (pause <= 0) {
          if (running < window.size()) {
            running++;
            return Optional.of(new Permit(window.epoch()));
          }
          TimeUnit.NANOSECONDS.timedWait(this, Math.min(end - now, LOOK_AGAIN));
        }
      }
      if (pause > 0) {
        ticker.sleep(Duration.ofNanos(pause));
      }
    }
  }

  /// Wakes one waiter for the permit that became free: waking all of thousands for each would cost
  /// more than the calls. A wake-up that meets nobody who can use it is made up for by
  /// [#LOOK_AGAIN].
  private void wakeNext() {
    if (running < window.size()) {
      notify();
    }
  }

  /// Permission for one call.
  final class Permit implements AutoCloseable {
    private final int epoch;

    private Permit(int epoch) {
      this.epoch = epoch;
    }

    /// The endpoint took the call, whatever it answered.
    void passed() {
      synchronized (AdaptiveLimit.this) {
        window.passed();
        wakeNext();
        refusal = null;
      }
    }

    /// The endpoint did not take the call.
    ///
    /// @param retryAfter how long the endpoint asks to wait; null when it does not say
    void turnedAway(Reason why, @Nullable Duration retryAfter) {
      synchronized (AdaptiveLimit.this) {
        refusal = why;
        window.turnedAway(epoch, retryAfter, ticker.nanos());
      }
    }

    @Override
    public void close() {
      synchronized (AdaptiveLimit.this) {
        running--;
        wakeNext();
      }
    }
  }
}
