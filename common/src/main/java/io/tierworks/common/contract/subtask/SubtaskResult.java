package io.tierworks.common.contract.subtask;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.Required;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a worker says about an attempt. `Started` comes first; then exactly one of the others.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SubtaskResult.Started.class, name = "started"),
  @JsonSubTypes.Type(value = SubtaskResult.Answered.class, name = "answered"),
  @JsonSubTypes.Type(value = SubtaskResult.HandedOff.class, name = "handoff"),
  @JsonSubTypes.Type(value = SubtaskResult.Failed.class, name = "failed")
})
public sealed interface SubtaskResult {
  String job();

  String subtask();

  String attempt();

  String worker();

  Instant at();

  private static void require(String job, String subtask, String attempt, String worker) {
    Required.field(job, "job");
    Required.field(subtask, "subtask");
    Required.field(attempt, "attempt");
    Required.field(worker, "worker");
  }

  /// The worker has the subtask and is responsible for it from now on.
  record Started(String job, String subtask, String attempt, String tier, String worker, Instant at)
      implements SubtaskResult {
    public Started {
      require(job, subtask, attempt, worker);
    }
  }

  /// Ends an attempt.
  sealed interface Ended extends SubtaskResult {
    Spent spent();
  }

  /// An answer that passed every check of the envelope that the worker can make.
  record Answered(
      String job,
      String subtask,
      String attempt,
      String tier,
      String worker,
      JsonNode output,
      List<Check> checks,
      Spent spent,
      Instant at)
      implements Ended {
    public Answered {
      require(job, subtask, attempt, worker);
      Required.field(output, "output");
      Required.field(spent, "spent");
      checks = checks == null ? List.of() : checks;
    }
  }

  /// The subtask given back with a reason; `output` is the rejected or doubtful answer, if there is
  /// one.
  record HandedOff(
      String job,
      String subtask,
      String attempt,
      String tier,
      String worker,
      HandoffReason reason,
      String note,
      @Nullable JsonNode output,
      List<Check> checks,
      Spent spent,
      Instant at)
      implements Ended {
    public HandedOff {
      require(job, subtask, attempt, worker);
      Required.field(reason, "reason");
      Required.field(spent, "spent");
      note = note == null ? "" : note;
      checks = checks == null ? List.of() : checks;
    }
  }

  /// No answer. `retryable` tells whether the same subtask may succeed later.
  record Failed(
      String job,
      String subtask,
      String attempt,
      String tier,
      String worker,
      String code,
      String message,
      boolean retryable,
      Spent spent,
      Instant at)
      implements Ended {
    public Failed {
      require(job, subtask, attempt, worker);
      Required.field(code, "code");
      Required.field(spent, "spent");
      message = message == null ? "" : message;
    }
  }
}
