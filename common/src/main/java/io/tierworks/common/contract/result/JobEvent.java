package io.tierworks.common.contract.result;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.cost.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened to a job, for audit and progress, on the topic `job.events`, keyed by
/// job id and in order. See `schema/job-event.schema.json`.
///
/// @param status after the event
/// @param detail what the type adds: the plan for `planned`, the verdict for `judged`, the reason
///   for a refusal
public record JobEvent(
    String job,
    JobEventType type,
    JobStatus status,
    Instant at,
    @JsonUnwrapped Subject subject,
    @JsonUnwrapped Progress progress,
    @Nullable JsonNode detail) {

  /// What part of the job an event is about; all null for the job itself.
  public record Subject(
      @Nullable String step,
      @Nullable String subtask,
      @Nullable AttemptId attempt,
      @Nullable String tier) {}

  /// How far the job is after an event.
  ///
  /// @param done subtasks of the step that are accepted or given up; null for events of no step
  /// @param total subtasks of the step
  /// @param cost what the job has spent
  public record Progress(@Nullable Integer done, @Nullable Integer total, @Nullable Money cost) {}

  public @Nullable String step() {
    return subject.step();
  }

  public @Nullable String subtask() {
    return subject.subtask();
  }

  public @Nullable String tier() {
    return subject.tier();
  }
}
