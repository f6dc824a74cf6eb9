package io.tierworks.common.contract.job;

import com.fasterxml.jackson.databind.EnumNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;

/// The form of a plan, cheapest first.
@EnumNaming(SnakeCaseStrategy.class)
public enum PlanForm {
  AUTO,
  DIRECT,
  MAP,
  DAG
}
