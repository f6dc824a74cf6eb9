package io.tierworks.planner.job.event;

import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.store.JobWriter;
import java.util.Optional;

/// A further run of an attempt is lost with its worker. It is billed at its upper bound too.
///
/// @param attempt as it was before
public record RunLost(String job, SubtaskRef ref, Attempt attempt, String worker)
    implements OpenJobEvent {
  @Override
  public JobState evolve(JobState before) {
    return attempt.isBoundFor(worker)
        ? before
        : before.with(before.ledger().book(attempt.account(), attempt.upperBound()));
  }

  @Override
  public void store(JobWriter writer) {
    writer.change(ref, subtask -> subtask.with(attempt.alsoLostBy(worker)));
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.empty();
  }
}
