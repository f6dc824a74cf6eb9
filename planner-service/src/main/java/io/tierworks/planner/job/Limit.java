package io.tierworks.planner.job;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tierworks.common.contract.result.GapReason;

/// A limit that a person may raise.
public enum Limit {
  COST("limits.maxCost", GapReason.BUDGET),
  TIME("limits.maxTime", GapReason.DEADLINE);

  private final String field;
  private final GapReason gap;

  Limit(String field, GapReason gap) {
    this.field = field;
    this.gap = gap;
  }

  /// The field of the job that sets it.
  @JsonValue
  public String field() {
    return field;
  }

  /// Why subtasks that it stops have no answer.
  public GapReason gap() {
    return gap;
  }
}
