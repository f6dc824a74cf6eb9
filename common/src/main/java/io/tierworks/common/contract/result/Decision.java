package io.tierworks.common.contract.result;

import com.fasterxml.jackson.databind.EnumNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A decision on a job: by a person, or by the job's review policy when nobody decided in time.
///
/// @param subtask whose question was answered or not; null for other decisions
/// @param by the person; null when it was none, or nobody says who
/// @param note why, or the answer to the question; null when nobody says
public record Decision(
    On on,
    @Nullable String subtask,
    Choice decision,
    DecidedBy decidedBy,
    @Nullable String by,
    Instant at,
    @Nullable String note) {

  /// What was decided on.
  @EnumNaming(SnakeCaseStrategy.class)
  public enum On {
    PLAN,
    ANSWER,
    JOB,
    QUESTION
  }

  @EnumNaming(SnakeCaseStrategy.class)
  public enum Choice {
    APPROVE,
    REJECT,
    REVISE,
    CANCEL,
    ANSWER,
    GIVE_UP
  }

  @EnumNaming(SnakeCaseStrategy.class)
  public enum DecidedBy {
    PERSON,
    DEADLINE
  }

  public static Decision ofPerson(
      On on, Choice decision, @Nullable String by, @Nullable String note, Instant at) {
    return new Decision(on, null, decision, DecidedBy.PERSON, by, at, note);
  }

  /// Nobody decided before the deadline of the question.
  public static Decision byDefault(On on, Choice decision, String note, Instant at) {
    return new Decision(on, null, decision, DecidedBy.DEADLINE, null, at, note);
  }

  /// The same decision on a subtask's question.
  public Decision of(String asking) {
    return new Decision(on, asking, decision, decidedBy, by, at, note);
  }

  public boolean approves() {
    return decision == Choice.APPROVE;
  }
}
