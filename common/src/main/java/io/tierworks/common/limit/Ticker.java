package io.tierworks.common.limit;

import java.time.Duration;

/// A monotonic clock that can sleep. Tests replace it.
public interface Ticker {
  /// Nanoseconds from an arbitrary origin.
  long nanos();

  void sleep(Duration time) throws InterruptedException;

  static Ticker system() {
    return new Ticker() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void sleep(Duration time) throws InterruptedException {
        Thread.sleep(time);
      }
    };
  }
}
