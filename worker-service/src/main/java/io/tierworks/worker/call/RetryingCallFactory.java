package io.tierworks.worker.call;

import io.tierworks.common.cost.Money;
import io.tierworks.common.limit.AdaptiveLimit;
import io.tierworks.common.limit.RetryBudget;
import io.tierworks.common.limit.RetryPolicy;
import io.tierworks.common.limit.RetryingCall;
import io.tierworks.common.limit.Ticker;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The worker's retry rules. All attempts draw on one budget and wait at one limit; each may spend
/// on billed tries no more than its envelope allows. Thread-safe if its random source is.
public record RetryingCallFactory(
    RetryPolicy policy,
    RetryBudget budget,
    AdaptiveLimit limit,
    Ticker ticker,
    RandomGenerator random) {

  /// A try is not begun with less time than this left.
  Duration leastTime() {
    return policy.leastTime();
  }

  /// @param maxCost of the whole attempt; null is no limit
  /// @param worstCase of one try
  RetryingCall within(@Nullable Money maxCost, Money worstCase) {
    return new RetryingCall(affordable(maxCost, worstCase), budget, limit, ticker, random);
  }

  private RetryPolicy affordable(@Nullable Money maxCost, Money worstCase) {
    if (maxCost == null || worstCase.nanos() == 0) {
      return policy;
    }
    long tries = Math.max(1, maxCost.nanos() / worstCase.nanos());
    return new RetryPolicy(
        policy.maxTries(),
        (int) Math.min(policy.maxBilledTries(), tries),
        policy.firstDelay(),
        policy.maxDelay(),
        policy.longestWait(),
        policy.leastTime());
  }
}
