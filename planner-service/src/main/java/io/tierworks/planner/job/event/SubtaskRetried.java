package io.tierworks.planner.job.event;

import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus.Retry;
import io.tierworks.planner.job.store.JobWriter;
import java.util.Map;
import java.util.Optional;

/// An attempt had no acceptable answer, and another one follows.
///
/// @param attempt id of the one that ended
/// @param escalation whether a dearer tier takes over
public record SubtaskRetried(
    String job, SubtaskRef ref, AttemptId attempt, Retry retry, boolean escalation)
    implements OpenJobEvent {
  @Override
  public void store(JobWriter writer) {
    writer.change(ref, subtask -> subtask.retried(retry));
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.of(
        AuditLine.of(escalation ? "subtask_escalated" : "subtask_retried", ref)
            .attempt(attempt, retry.tier())
            .detail(Map.of("reason", retry.reason(), "note", retry.note())));
  }
}
