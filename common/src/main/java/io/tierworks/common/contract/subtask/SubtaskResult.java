package io.tierworks.common.contract.subtask;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.tierworks.common.contract.json.Required;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a worker reports about attempts: first `Started`, for several of a job at once, then
/// exactly one of the others for each.
@JsonDeserialize(using = SubtaskResultReader.class)
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SubtaskResult.Started.class, name = "started"),
  @JsonSubTypes.Type(value = SubtaskResult.Answered.class, name = "answered"),
  @JsonSubTypes.Type(value = SubtaskResult.HandedOff.class, name = "handoff"),
  @JsonSubTypes.Type(value = SubtaskResult.Failed.class, name = "failed")
})
public sealed interface SubtaskResult {
  String job();

  String tier();

  /// Unique for each run of a worker process.
  String worker();

  /// The attempts that the report is about.
  List<AttemptId> attempts();

  Instant at();

  /// The worker has these subtasks of a job and is responsible for them from now on.
  record Started(String job, String tier, String worker, List<AttemptId> attempts, Instant at)
      implements SubtaskResult {
    public Started {
      Required.field(job, "job");
      Required.field(worker, "worker");
      Required.field(attempts, "attempts");
      attempts = List.copyOf(attempts);
    }
  }

  /// Ends a run.
  sealed interface Ended extends SubtaskResult {
    WorkerRun run();

    Spent spent();

    @Override
    default String job() {
      return run().job();
    }

    default String subtask() {
      return run().subtask();
    }

    default AttemptId attempt() {
      return run().attempt();
    }

    @Override
    default List<AttemptId> attempts() {
      return List.of(attempt());
    }

    @Override
    default String tier() {
      return run().tier();
    }

    @Override
    default String worker() {
      return run().worker();
    }
  }

  /// An answer that passed all checks of the envelope.
  record Answered(
      @JsonUnwrapped WorkerRun run, JsonNode output, List<Check> checks, Spent spent, Instant at)
      implements Ended {
    public Answered {
      Required.field(output, "output");
      Required.field(spent, "spent");
    }
  }

  record HandedOff(
      @JsonUnwrapped WorkerRun run,
      @JsonUnwrapped Handoff handoff,
      List<Check> checks,
      Spent spent,
      Instant at)
      implements Ended {
    public HandedOff {
      Required.field(spent, "spent");
    }
  }

  /// Why a subtask is given back.
  ///
  /// @param output the rejected or doubtful answer; null without one
  record Handoff(HandoffReason reason, String note, @Nullable JsonNode output) {
    public Handoff {
      Required.field(reason, "reason");
      note = note == null ? "" : note;
    }
  }

  record Failed(
      @JsonUnwrapped WorkerRun run, @JsonUnwrapped Failure failure, Spent spent, Instant at)
      implements Ended {
    public Failed {
      Required.field(spent, "spent");
    }
  }

  /// Why there is no answer.
  ///
  /// @param message for a person; holds no prompt and no answer
  /// @param retryable whether the same subtask may succeed later
  record Failure(FailureCode code, String message, boolean retryable) {
    public Failure {
      Required.field(code, "code");
      message = message == null ? "" : message;
    }

    /// The same subtask would fail again.
    public static Failure lasting(FailureCode code, String message) {
      return new Failure(code, message, false);
    }

    /// The same subtask may succeed later.
    public static Failure passing(FailureCode code, String message) {
      return new Failure(code, message, true);
    }
  }
}
