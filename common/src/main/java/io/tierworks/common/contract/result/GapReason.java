package io.tierworks.common.contract.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tierworks.common.contract.subtask.FailureCode;
import io.tierworks.common.contract.subtask.HandoffReason;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// Why a part of a job has no answer. It may also be the reason of a handoff or the code of a
/// failure that ended the last attempt. A reason of a newer planner is kept as it is.
public record GapReason(@JsonValue String code) {
  public static final GapReason ATTEMPTS_EXHAUSTED = new GapReason("attempts_exhausted");
  public static final GapReason BUDGET = new GapReason("budget");
  public static final GapReason DEADLINE = new GapReason("deadline");
  public static final GapReason CANCELLED = new GapReason("cancelled");

  /// The judge asked for a better answer, and none came.
  public static final GapReason NOT_REVISED = new GapReason("not_revised");

  /// An earlier step has no answer to work on.
  public static final GapReason INPUT_MISSING = new GapReason("input_missing");

  /// The one call that answered the job left the item out.
  public static final GapReason LEFT_OUT = new GapReason("left_out");

  private static final Set<GapReason> OF_THE_JOB =
      Set.of(BUDGET, DEADLINE, CANCELLED, INPUT_MISSING);

  @JsonCreator
  public GapReason {}

  public static GapReason of(FailureCode code) {
    return new GapReason(code.code());
  }

  public static GapReason of(HandoffReason reason) {
    return new GapReason(reason.name().toLowerCase(Locale.ROOT));
  }

  /// Whether the answer is the reason: a check refused it, or its worker handed it back.
  public boolean isOfTheAnswer() {
    return Arrays.stream(HandoffReason.values()).map(GapReason::of).anyMatch(this::equals);
  }

  /// Whether the reason lies in the job: nothing is wrong with the subtask itself.
  public boolean isOfTheJob() {
    return OF_THE_JOB.contains(this);
  }

  @Override
  public String toString() {
    return code;
  }
}
