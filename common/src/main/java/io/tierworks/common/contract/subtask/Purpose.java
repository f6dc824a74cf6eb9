package io.tierworks.common.contract.subtask;

import com.fasterxml.jackson.databind.EnumNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;

/// What a model call is for; the bill is broken down by it.
@EnumNaming(SnakeCaseStrategy.class)
public enum Purpose {
  PLAN,
  WORK,
  JUDGE,
  RETRY,
  VERIFY,
  AUDIT
}
