package io.tierworks.planner.host;

import java.time.Instant;

/// What is known of the tiers' topics.
public interface TierLag {

  /// When the tier's topic was last seen with nothing left in it to hand out.
  ///
  /// @return long ago when it never was
  Instant lastEmpty(String tier);
}
