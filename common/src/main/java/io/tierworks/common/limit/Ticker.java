package io.tierworks.common.limit;

import java.time.Duration;

/// A monotonic clock that can sleep. Tests replace it.
public interface Ticker {
  /// Nanoseconds from an arbitrary origin.
  default long nanos() {
    return System.nanoTime();
  }

  default void sleep(Duration time) throws InterruptedException {
    Thread.sleep(time);
  }

  static Ticker system() {
    return new Ticker() {};
  }
}
