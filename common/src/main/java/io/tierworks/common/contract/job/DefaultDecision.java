package io.tierworks.common.contract.job;

import com.fasterxml.jackson.databind.EnumNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;

/// What is decided when a person who is asked does not answer in time.
@EnumNaming(SnakeCaseStrategy.class)
public enum DefaultDecision {
  REJECT,
  APPROVE
}
