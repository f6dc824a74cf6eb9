package io.tierworks.planner.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.EnumNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import io.tierworks.common.cost.Money;
import java.util.List;

/// What a check found about an answer.
///
/// @param check its id
/// @param attempt of the subject, whose answer was checked
/// @param fields of the answer that the check disputes
/// @param note why it is undecided; may be empty
/// @param cost of all its attempts
/// @param latencyMs of the attempt that answered, in milliseconds; 0 without an answer
public record CheckFinding(
    String check,
    int attempt,
    Verdict verdict,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> fields,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String note,
    Money cost,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) long latencyMs) {
  private static final String AUDIT = "audit.";

  @EnumNaming(SnakeCaseStrategy.class)
  public enum Verdict {
    AGREE,
    DISAGREE,
    /// The check has no answer, or none that decides.
    UNDECIDED
  }

  public CheckFinding {
    fields = fields == null ? List.of() : List.copyOf(fields);
    note = note == null ? "" : note;
  }

  public CheckFinding took(long newLatencyMs) {
    return new CheckFinding(check, attempt, verdict, fields, note, cost, newLatencyMs);
  }

  /// Whether an audit disputes the answer of this attempt.
  boolean disputes(int answered) {
    return attempt == answered && verdict == Verdict.DISAGREE && check.startsWith(AUDIT);
  }
}
