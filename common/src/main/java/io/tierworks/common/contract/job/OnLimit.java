package io.tierworks.common.contract.job;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a job does when its time or money runs out while it has work left.
public enum OnLimit {
  /// Takes no new work, and has what is there judged.
  @JsonProperty("wrap_up")
  WRAP_UP,
  /// Ends at once with what is there, unjudged.
  @JsonProperty("stop")
  STOP,
  /// Waits for a person to raise the limit.
  @JsonProperty("pause")
  PAUSE
}
