package io.tierworks.common.contract.job;

import com.fasterxml.jackson.databind.EnumNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;

/// How a job is done, cheapest first.
@EnumNaming(SnakeCaseStrategy.class)
public enum PlanForm {
  AUTO,
  DIRECT,
  MAP,
  DAG
}
