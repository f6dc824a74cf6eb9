package io.tierworks.common.contract.subtask;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a model call is for; the bill is broken down by it.
public enum Purpose {
  @JsonProperty("plan")
  PLAN,
  @JsonProperty("work")
  WORK,
  @JsonProperty("judge")
  JUDGE,
  @JsonProperty("retry")
  RETRY
}
