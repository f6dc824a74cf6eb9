package io.tierworks.planner.job.event;

import io.tierworks.common.contract.result.GapReason;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.store.JobWriter;
import java.util.Map;
import java.util.Optional;

/// A subtask ends without an answer.
///
/// @param neverIssued whether it was never released
public record SubtaskGivenUp(
    String job, SubtaskRef ref, GapReason reason, String detail, boolean neverIssued)
    implements OpenJobEvent {
  @Override
  public JobState evolve(JobState before) {
    return before.withStep(ref.step(), step -> neverIssued ? step.skipped(1) : step.failedOne());
  }

  @Override
  public void store(JobWriter writer) {
    writer.change(ref, subtask -> subtask.givenUp(reason, detail));
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.of(
        AuditLine.of("subtask_failed", ref).detail(Map.of("reason", reason, "detail", detail)));
  }
}
