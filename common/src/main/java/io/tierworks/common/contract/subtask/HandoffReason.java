package io.tierworks.common.contract.subtask;

import com.fasterxml.jackson.databind.EnumNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;

/// Why a worker gives a subtask back.
@EnumNaming(SnakeCaseStrategy.class)
public enum HandoffReason {
  /// The model doubts its own answer.
  UNSURE,
  /// Something is missing that only the planner or a person can supply.
  NEEDS_INFO,
  OUT_OF_SCOPE,
  /// A check rejected the answer.
  UNVERIFIED
}
