package io.tierworks.common.limit;

import java.time.Duration;

/// Whether a failed call is tried again.
public sealed interface RetryDecision {
  record Retry(Duration after) implements RetryDecision {}

  /// @param why the reason, for a person
  record GiveUp(String why) implements RetryDecision {}
}
