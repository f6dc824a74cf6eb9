package io.tierworks.worker.call;

import io.tierworks.common.cost.Money;
import io.tierworks.common.limit.AdaptiveLimit;
import io.tierworks.common.limit.RetryBudget;
import io.tierworks.common.limit.RetryPolicy;
import io.tierworks.common.limit.RetryingCall;
import io.tierworks.common.limit.Ticker;
import io.tierworks.common.settings.TierSettings;
import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Makes the [RetryingCall] of an attempt. All attempts share one retry budget and one limit; the
/// billed tries of an attempt cost at most what its envelope allows. Thread-safe if its random
/// source is.
public record RetryingCallFactory(
    RetryPolicy policy,
    RetryBudget budget,
    AdaptiveLimit limit,
    Ticker ticker,
    RandomGenerator random) {

  /// Makes the calls of a worker that serves this tier.
  public static RetryingCallFactory from(TierSettings tier) {
    var random = new Random();
    return new RetryingCallFactory(
        RetryPolicy.DEFAULTS.withMaxTries(tier.maxTries()),
        new RetryBudget(tier.slots()),
        new AdaptiveLimit(tier.slots(), Ticker.system(), random),
        Ticker.system(),
        random);
  }

  /// A try with less time left is not started.
  Duration leastTime() {
    return policy.leastTime();
  }

  /// @param maxCost limit for the whole attempt; null means no limit
  /// @param worstCase upper bound of the cost of one try
  RetryingCall within(@Nullable Money maxCost, Money worstCase) {
    return new RetryingCall(affordable(maxCost, worstCase), budget, limit, ticker, random);
  }

  private RetryPolicy affordable(@Nullable Money maxCost, Money worstCase) {
    if (maxCost == null || worstCase.nanos() == 0) {
      return policy;
    }
    long tries = Math.max(1, maxCost.nanos() / worstCase.nanos());
    return policy.withMaxBilledTries((int) Math.min(policy.maxBilledTries(), tries));
  }
}
