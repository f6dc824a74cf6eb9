package io.tierworks.planner.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tierworks.common.contract.result.GapReason;
import io.tierworks.common.contract.subtask.FailureCode;
import io.tierworks.common.contract.subtask.HandoffReason;

/// Why the attempt before did not suffice. It may also be the reason of a handoff or a loss, or the
/// code of a failure.
public record RetryReason(@JsonValue String code) {
  /// No time was left for a call.
  public static final RetryReason DEADLINE = new RetryReason("deadline");

  /// The time limit was raised after the attempt was issued.
  public static final RetryReason OLD_DEADLINE = new RetryReason("old_deadline");

  public static final RetryReason REDRIVEN = new RetryReason("redriven");

  /// The judge sent the answer back.
  public static final RetryReason REVISE = new RetryReason("revise");

  /// The planning model has said how to do it after all.
  public static final RetryReason REPLANNED = new RetryReason("replanned");

  /// The submitter answered its question.
  public static final RetryReason ANSWERED = new RetryReason("answered");

  @JsonCreator
  public RetryReason {}

  /// Whether there was an answer, and it was refused.
  public boolean isRefusal() {
    return new GapReason(code).isOfTheAnswer();
  }

  public static RetryReason of(HandoffReason reason) {
    return new RetryReason(GapReason.of(reason).code());
  }

  public static RetryReason of(FailureCode code) {
    return new RetryReason(code.code());
  }

  public static RetryReason of(LossReason reason) {
    return new RetryReason(reason.code());
  }
}
