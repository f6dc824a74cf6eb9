package io.tierworks.common.limit;

import io.tierworks.common.cost.Money;
import io.tierworks.common.model.ModelFailure;
import io.tierworks.common.model.ModelFailure.Billed;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Decides whether and when a failed call is tried again: exponential backoff with full jitter, not
/// sooner than the provider asks and not past the deadline. Immutable.
///
/// Source of the backoff: Marc Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog.
///
/// @param maxTries HTTP calls in total, the first included
/// @param maxBilledTries calls that were or may have been billed
/// @param firstDelay upper bound of the first delay; it doubles with each try
/// @param maxDelay upper bound of a delay that the policy chooses
/// @param longestWait if the provider asks for a longer wait, the call is not tried again
/// @param leastTime a try with less time left is not started
public record RetryPolicy(
    int maxTries,
    int maxBilledTries,
    Duration firstDelay,
    Duration maxDelay,
    Duration longestWait,
    Duration leastTime) {
  private static final int MAX_DOUBLINGS = 30;

  public static final RetryPolicy DEFAULTS =
      new RetryPolicy(
          4,
          2,
          Duration.ofMillis(500),
          Duration.ofSeconds(8),
          Duration.ofSeconds(20),
          Duration.ofSeconds(1));

  public RetryPolicy {
    if (maxTries < 1 || maxBilledTries < 1) {
      throw new IllegalArgumentException("maxTries, maxBilledTries: must be at least 1");
    }
    if (firstDelay.isNegative() || maxDelay.compareTo(firstDelay) < 0) {
      throw new IllegalArgumentException(
          "firstDelay, maxDelay: firstDelay must not be negative and maxDelay not smaller");
    }
    if (longestWait.isNegative() || leastTime.isNegative()) {
      throw new IllegalArgumentException("longestWait, leastTime: must not be negative");
    }
  }

  public RetryPolicy withMaxTries(int tries) {
    return new RetryPolicy(tries, maxBilledTries, firstDelay, maxDelay, longestWait, leastTime);
  }

  public RetryPolicy withMaxBilledTries(int tries) {
    return new RetryPolicy(maxTries, tries, firstDelay, maxDelay, longestWait, leastTime);
  }

  /// Makes no more billed tries than the amount pays for, but at least one.
  ///
  /// @param maxCost null means no limit
  /// @param worstCase upper bound of the cost of one try
  RetryPolicy within(@Nullable Money maxCost, Money worstCase) {
    if (maxCost == null || worstCase.nanos() == 0) {
      return this;
    }
    long tries = Math.max(1, maxCost.nanos() / worstCase.nanos());
    return withMaxBilledTries((int) Math.min(maxBilledTries, tries));
  }

  /// @param failure of the last try; `progress` includes this try
  public RetryDecision decide(
      ModelFailure failure, RetryProgress progress, RandomGenerator random) {
    if (!failure.reason().isTransient()) {
      return new RetryDecision.GiveUp(failure.reason() + ": trying again would not help");
    }
    if (progress.tries() >= maxTries) {
      return new RetryDecision.GiveUp(
          progress.tries() == 1 ? "tried once" : "tried %d times".formatted(progress.tries()));
    }
    if (failure.billed() != Billed.NO && progress.billedTries() >= maxBilledTries) {
      return new RetryDecision.GiveUp(
          progress.billedTries() == 1
              ? "the call may have been billed"
              : "%d calls may have been billed".formatted(progress.billedTries()));
    }
    var wait = delay(failure, progress.tries(), random);
    if (wait.compareTo(longestWait) > 0) {
      return new RetryDecision.GiveUp("the provider asks to wait longer than " + longestWait);
    }
    if (wait.plus(leastTime).compareTo(progress.remaining()) > 0) {
      return new RetryDecision.GiveUp("the time left is too short for another try");
    }
    return new RetryDecision.Retry(wait);
  }

  /// Adds jitter to a wait that the provider asks for, so that the callers do not all return at
  /// once.
  private Duration delay(ModelFailure failure, int tries, RandomGenerator random) {
    return failure
        .retryAfter()
        .map(asked -> asked.plus(upTo(min(firstDelay, asked), random)))
        .orElseGet(() -> upTo(backoff(tries), random));
  }

  private Duration backoff(int tries) {
    return min(maxDelay, firstDelay.multipliedBy(1L << Math.min(tries - 1, MAX_DOUBLINGS)));
  }

  private static Duration upTo(Duration bound, RandomGenerator random) {
    return Duration.ofNanos((long) (random.nextDouble() * bound.toNanos()));
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
