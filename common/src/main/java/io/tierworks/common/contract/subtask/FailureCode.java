package io.tierworks.common.contract.subtask;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Why an attempt has no answer. A code of a newer worker is kept as it is.
public record FailureCode(@JsonValue String code) {
  /// The time left was too short for a call.
  public static final FailureCode DEADLINE = new FailureCode("deadline");

  /// The planner cancelled the attempt or its job.
  public static final FailureCode CANCELLED = new FailureCode("cancelled");

  /// The call could cost more than the planner reserved.
  public static final FailureCode TOO_DEAR = new FailureCode("too_dear");

  /// The subtask is for another tier than the worker's.
  public static final FailureCode WRONG_TIER = new FailureCode("wrong_tier");

  /// The subtask names a tool that the worker does not have.
  public static final FailureCode UNKNOWN_TOOL = new FailureCode("unknown_tool");

  /// The output schema is no usable JSON Schema.
  public static final FailureCode BAD_SCHEMA = new FailureCode("bad_schema");

  /// The result is larger than a message may be.
  public static final FailureCode TOO_LARGE = new FailureCode("too_large");

  /// The worker has a fault.
  public static final FailureCode INTERNAL = new FailureCode("internal");

  @JsonCreator
  public FailureCode {}

  @Override
  public String toString() {
    return code;
  }
}
