package io.tierworks.common.limit;

import java.util.concurrent.atomic.AtomicInteger;

/// Limits the retries of many callers to a tenth of their first tries, so that retries do not
/// overload a failing provider. Starts full. Thread-safe, without locks.
///
/// Follows gRPC's retry throttling (proposal A6) and Finagle's `RetryBudget`.
public final class RetryBudget {
  private static final int TENTHS = 10;

  private final int capacity;
  private final AtomicInteger tenths;

  /// @param burst how many retries a full budget allows
  public RetryBudget(int burst) {
    if (burst < 1 || burst > Integer.MAX_VALUE / TENTHS) {
      throw new IllegalArgumentException("burst: must be from 1 to " + Integer.MAX_VALUE / TENTHS);
    }
    this.capacity = burst * TENTHS;
    this.tenths = new AtomicInteger(capacity);
  }

  /// Earns a tenth of a retry.
  public void firstTry() {
    tenths.getAndUpdate(now -> Math.min(capacity, now + 1));
  }

  /// Takes one retry.
  ///
  /// @return false when none is left
  public boolean tryRetry() {
    return tenths.getAndUpdate(now -> now >= TENTHS ? now - TENTHS : now) >= TENTHS;
  }
}
