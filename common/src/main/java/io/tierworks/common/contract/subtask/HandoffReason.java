package io.tierworks.common.contract.subtask;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Why a worker gives a subtask back.
public enum HandoffReason {
  /// The model doubts its own answer.
  @JsonProperty("unsure")
  UNSURE,
  /// Something is missing that only the planner or a person can supply.
  @JsonProperty("needs_info")
  NEEDS_INFO,
  @JsonProperty("out_of_scope")
  OUT_OF_SCOPE,
  /// A check rejected the answer.
  @JsonProperty("unverified")
  UNVERIFIED
}
