package io.tierworks.common.contract.result;

import com.fasterxml.jackson.databind.EnumNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A decision on a job: by a person, or by the job's review policy when nobody decided in time.
///
/// @param by the person; null when it was none, or nobody says who
/// @param note why; null when nobody says
public record Decision(
    On on,
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
    JOB
  }

  @EnumNaming(SnakeCaseStrategy.class)
  public enum Choice {
    APPROVE,
    REJECT,
    CANCEL
  }

  @EnumNaming(SnakeCaseStrategy.class)
  public enum DecidedBy {
    PERSON,
    DEADLINE
  }

  public static Decision ofPerson(
      On on, Choice decision, @Nullable String by, @Nullable String note, Instant at) {
    return new Decision(on, decision, DecidedBy.PERSON, by, at, note);
  }

  /// Nobody decided before the deadline of the question.
  public static Decision byDefault(On on, Choice decision, String note, Instant at) {
    return new Decision(on, decision, DecidedBy.DEADLINE, null, at, note);
  }

  public boolean approves() {
    return decision == Choice.APPROVE;
  }
}
