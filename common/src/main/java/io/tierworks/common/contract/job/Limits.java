package io.tierworks.common.contract.job;

import io.tierworks.common.cost.Money;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Limits of a job. Null means the service's default.
public record Limits(
    @Nullable Money maxCost,
    @Nullable Duration maxTime,
    @Nullable Integer maxSubtasks,
    @Nullable Integer maxRounds,
    @Nullable Integer maxAttempts,
    @Nullable OnLimit onLimit) {
  public static final Limits DEFAULTS = new Limits(null, null, null, null, null, null);
}
