package io.tierworks.planner.job.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.result.GapReason;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.FailureCode;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.planner.job.LossReason;
import io.tierworks.planner.job.SubtaskStatus;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How an attempt ended, as far as it matters to the job.
sealed interface Report {
  /// The attempt has an answer. It passed the checks in code, unless it is a ruling that names a
  /// place which does not exist.
  ///
  /// @param latencyMs of the attempt, in milliseconds
  record Answer(SubtaskStatus.Accepted answer, long latencyMs) implements Report {
    JsonNode output() {
      return answer.output();
    }
  }

  /// The attempt has no acceptable answer.
  sealed interface NoAnswer extends Report {
    /// Whether the same call may succeed if it is made again.
    default boolean isRetryable() {
      return true;
    }

    String why();
  }

  /// The worker handed the subtask back.
  ///
  /// @param output the answer that was not acceptable, if there was one
  /// @param hopeless whether a dearer tier could not do better either
  record Returned(HandoffReason reason, String note, @Nullable JsonNode output, boolean hopeless)
      implements NoAnswer {
    @Override
    public String why() {
      return GapReason.of(reason) + ": " + note;
    }
  }

  /// The call failed.
  record Failure(FailureCode code, String message, boolean isRetryable) implements NoAnswer {
    @Override
    public String why() {
      return code + ": " + message;
    }
  }

  /// The attempt is lost with its worker.
  record Lost(LossReason reason) implements NoAnswer {
    @Override
    public String why() {
      return reason.code();
    }
  }

  /// The answer with the checks that it passed.
  static Report.Answer passed(SubtaskResult.Answered answered, List<Check> checks) {
    var answer =
        new SubtaskStatus.Accepted(
            answered.attempt(),
            answered.tier(),
            answered.output(),
            answered.spent().usage(),
            checks);
    return new Answer(answer, answered.spent().latencyMs());
  }

  /// The answer that was handed back, with the check that it failed.
  static Report.Answer faulty(SubtaskResult.HandedOff result) {
    var answer =
        new SubtaskStatus.Accepted(
            result.attempt(),
            result.tier(),
            Objects.requireNonNull(result.handoff().output()),
            result.spent().usage(),
            result.checks());
    return new Answer(answer, result.spent().latencyMs());
  }

  static Report of(SubtaskResult.Ended result) {
    return switch (result) {
      case SubtaskResult.Answered a -> passed(a, List.of());
      case SubtaskResult.HandedOff h ->
          new Returned(
              h.handoff().reason(),
              h.handoff().note(),
              h.handoff().output(),
              h.handoff().reason() == HandoffReason.NEEDS_INFO);
      case SubtaskResult.Failed f ->
          new Failure(f.failure().code(), f.failure().message(), f.failure().retryable());
    };
  }
}
