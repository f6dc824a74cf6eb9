package io.tierworks.common.contract.job;

import io.tierworks.common.cost.Money;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Limits of a job. Null means the service's default.
///
/// @param maxReplans how often the planning model may plan subtasks again that were given up
public record Limits(
    @Nullable Money maxCost,
    @Nullable Duration maxTime,
    @Nullable Integer maxSubtasks,
    @Nullable Integer maxRounds,
    @Nullable Integer maxAttempts,
    @Nullable OnLimit onLimit,
    @Nullable Integer maxReplans) {
  public static final Limits DEFAULTS = new Limits(null, null, null, null, null, null);

  /// With the service's default for plans of what was given up.
  public Limits(
      @Nullable Money maxCost,
      @Nullable Duration maxTime,
      @Nullable Integer maxSubtasks,
      @Nullable Integer maxRounds,
      @Nullable Integer maxAttempts,
      @Nullable OnLimit onLimit) {
    this(maxCost, maxTime, maxSubtasks, maxRounds, maxAttempts, onLimit, null);
  }
}
