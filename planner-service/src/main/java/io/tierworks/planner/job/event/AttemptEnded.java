package io.tierworks.planner.job.event;

import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.store.JobWriter;
import java.util.Optional;

/// A worker reported how an open attempt ended. The reservation becomes the real cost.
///
/// @param attempt as it was before
public record AttemptEnded(String job, SubtaskRef ref, Attempt attempt, Spent spent, String worker)
    implements OpenJobEvent {
  @Override
  public JobState evolve(JobState before) {
    return before.with(before.ledger().settle(attempt.account(), attempt.reserved(), spent));
  }

  @Override
  public void store(JobWriter writer) {
    writer.change(ref, subtask -> subtask.with(attempt.reportedBy(worker, spent)));
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.empty();
  }
}
