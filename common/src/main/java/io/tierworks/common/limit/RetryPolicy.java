package io.tierworks.common.limit;

import io.tierworks.common.model.ModelFailure;
import io.tierworks.common.model.ModelFailure.Billed;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// When a failed call is tried again: exponential backoff with full jitter, never sooner than the
/// provider asks, never past the deadline. Pure and thread-safe.
///
/// Source of the backoff: Marc Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog.
///
/// @param maxTries HTTP calls in all, the first included
/// @param maxBilledTries calls that were, or may have been, paid: an unreadable answer is not
///   bought again and again
/// @param firstDelay upper bound of the first wait; it doubles with each try
/// @param maxDelay upper bound of a wait of our own choice
/// @param longestWait a provider that asks for more gets no further try from here
/// @param leastTime a try with less time than this left is not begun
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

  /// Each call is made once.
  public static final RetryPolicy NEVER = DEFAULTS.withMaxTries(1);

  public RetryPolicy {
    if (maxTries < 1 || maxBilledTries < 1) {
      throw new IllegalArgumentException("maxTries and maxBilledTries are at least 1");
    }
    if (firstDelay.isNegative() || maxDelay.compareTo(firstDelay) < 0) {
      throw new IllegalArgumentException("maxDelay is at least firstDelay, which is not negative");
    }
    if (longestWait.isNegative() || leastTime.isNegative()) {
      throw new IllegalArgumentException("longestWait and leastTime are not negative");
    }
  }

  public RetryPolicy withMaxTries(int tries) {
    return new RetryPolicy(tries, maxBilledTries, firstDelay, maxDelay, longestWait, leastTime);
  }

  public RetryPolicy withMaxBilledTries(int tries) {
    return new RetryPolicy(maxTries, tries, firstDelay, maxDelay, longestWait, leastTime);
  }

  /// @param failure of the last try, which `progress` includes
  public RetryDecision decide(
      ModelFailure failure, RetryProgress progress, RandomGenerator random) {
    if (!failure.reason().isTransient()) {
      return new RetryDecision.GiveUp(failure.reason() + " does not pass by itself");
    }
    if (progress.tries() >= maxTries) {
      return new RetryDecision.GiveUp("tried %d times".formatted(progress.tries()));
    }
    if (failure.billed() != Billed.NO && progress.billedTries() >= maxBilledTries) {
      return new RetryDecision.GiveUp(
          "%d tries may have been paid for".formatted(progress.billedTries()));
    }
    var wait = delay(failure, progress.tries(), random);
    if (wait.compareTo(longestWait) > 0) {
      return new RetryDecision.GiveUp("asked to wait longer than " + longestWait);
    }
    if (wait.plus(leastTime).compareTo(progress.remaining()) > 0) {
      return new RetryDecision.GiveUp("the time left is too short");
    }
    return new RetryDecision.Retry(wait);
  }

  /// A wait asked for gets jitter on top, so that all who were refused do not return at once.
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
