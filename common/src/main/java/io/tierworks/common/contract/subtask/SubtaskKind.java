package io.tierworks.common.contract.subtask;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// What kind of work a subtask is. The planner asks for three kinds itself; plans name all others,
/// such as `classify` or `extract`.
public record SubtaskKind(@JsonValue String name) {
  public static final SubtaskKind PLAN = new SubtaskKind("plan");

  /// Judge a job's results.
  public static final SubtaskKind VERDICT = new SubtaskKind("verdict");

  /// Do a whole job in one call.
  public static final SubtaskKind DIRECT = new SubtaskKind("direct");

  @JsonCreator
  public SubtaskKind {}

  /// Whether the planner asks for it itself; no step of a plan may be of such a kind.
  public boolean isPlanners() {
    return equals(PLAN) || equals(VERDICT) || equals(DIRECT);
  }

  @Override
  public String toString() {
    return name;
  }
}
