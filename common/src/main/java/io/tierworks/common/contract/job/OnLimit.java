package io.tierworks.common.contract.job;

import com.fasterxml.jackson.databind.EnumNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;

/// What a job does when its time or money runs out before its work is done.
@EnumNaming(SnakeCaseStrategy.class)
public enum OnLimit {
  /// Issues no more subtasks and has the accepted answers judged.
  WRAP_UP,
  /// Ends at once with the accepted answers, unjudged.
  STOP,
  /// Waits for a person to raise the limit.
  PAUSE
}
