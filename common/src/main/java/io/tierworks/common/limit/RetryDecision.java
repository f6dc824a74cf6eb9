package io.tierworks.common.limit;

import java.time.Duration;

/// What becomes of a failed call.
public sealed interface RetryDecision {
  /// Try again after this wait.
  record Retry(Duration after) implements RetryDecision {}

  /// @param why for a person
  record GiveUp(String why) implements RetryDecision {}
}
