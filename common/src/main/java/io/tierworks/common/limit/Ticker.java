package io.tierworks.common.limit;

import java.time.Duration;

/// Time as a retry spends it. Tests bring their own.
public interface Ticker {
  /// Monotonic nanoseconds from an arbitrary origin.
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
