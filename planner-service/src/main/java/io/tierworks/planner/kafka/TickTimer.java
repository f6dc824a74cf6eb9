package io.tierworks.planner.kafka;

import java.time.Duration;

/// Decides when the planner sends its next tick: when the interval has passed and the last tick has
/// been read back. An outage of the broker thus advances the clock by one tick, however long it
/// lasts. All methods but [#lost()] run on one thread.
final class TickTimer {
  private final long interval;
  private long due;
  private long sent;
  private long returned;
  private volatile boolean lost;

  /// @param now as of [System#nanoTime()], like all times here
  TickTimer(Duration interval, long now) {
    this.interval = interval.toNanos();
    this.due = now;
  }

  boolean isDue(long now) {
    if (lost) {
      lost = false;
      returned = sent;
    }
    return returned >= sent && now >= due;
  }

  /// Counts a tick. A slightly late tick does not slow the clock down; missed ticks are not caught
  /// up.
  ///
  /// @return the number of the tick
  long next(long now) {
    boolean isSlightlyLate = now - due < interval;
    due = (isSlightlyLate ? due : now) + interval;
    return ++sent;
  }

  /// A tick was read back.
  void returned(long number) {
    returned = Math.max(returned, number);
  }

  /// The last tick could not be written: nothing will be read back. Callable from any thread.
  void lost() {
    lost = true;
  }

  Duration untilDue(long now, Duration most) {
    long nanos = due - now;
    return nanos > 0 && nanos < most.toNanos() ? Duration.ofNanos(nanos) : most;
  }
}
