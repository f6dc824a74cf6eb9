package io.tierworks.common.contract.job;

import com.fasterxml.jackson.databind.EnumNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;

/// What a job does when its time or money runs out while it has work left.
@EnumNaming(SnakeCaseStrategy.class)
public enum OnLimit {
  /// Takes no new work, and has what is there judged.
  WRAP_UP,
  /// Ends at once with what is there, unjudged.
  STOP,
  /// Waits for a person to raise the limit.
  PAUSE
}
