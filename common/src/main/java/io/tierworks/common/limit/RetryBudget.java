package io.tierworks.common.limit;

import java.util.concurrent.atomic.AtomicInteger;

/// Bounds the retries of many callers to a tenth of their first tries, so that a broken provider is
/// not hit harder than a healthy one. Starts full. Thread-safe, without locks.
///
/// The same rule as gRPC's retry throttling (proposal A6) and Finagle's `RetryBudget`.
public final class RetryBudget {
  private static final int TENTHS = 10;

  private final int capacity;
  private final AtomicInteger tenths;

  /// @param burst retries possible at once after a quiet time
  public RetryBudget(int burst) {
    if (burst < 1 || burst > Integer.MAX_VALUE / TENTHS) {
      throw new IllegalArgumentException("the burst of a retry budget is at least 1");
    }
    this.capacity = burst * TENTHS;
    this.tenths = new AtomicInteger(capacity);
  }

  /// Earns a tenth of a retry.
  public void firstTry() {
    tenths.getAndUpdate(now -> Math.min(capacity, now + 1));
  }

  /// Takes one retry; false when none is left.
  public boolean tryRetry() {
    return tenths.getAndUpdate(now -> now >= TENTHS ? now - TENTHS : now) >= TENTHS;
  }
}
