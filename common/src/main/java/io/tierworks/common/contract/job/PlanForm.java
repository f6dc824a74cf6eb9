package io.tierworks.common.contract.job;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a job is done, cheapest first.
public enum PlanForm {
  @JsonProperty("auto")
  AUTO,
  @JsonProperty("direct")
  DIRECT,
  @JsonProperty("map")
  MAP,
  @JsonProperty("dag")
  DAG
}
