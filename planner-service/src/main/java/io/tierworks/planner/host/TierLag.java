package io.tierworks.planner.host;

import java.time.Instant;

/// When the tiers' topics had no lag. Thread-safe.
public interface TierLag {

  /// The last time that the tier's topic was seen without lag; [Instant#EPOCH] if never.
  Instant lastEmpty(String tier);
}
