package io.tierworks.planner.job.event;

import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.store.JobWriter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An open attempt is lost. It is billed at its upper bound.
///
/// @param attempt as it was before
/// @param worker the worker it is lost with; null when no worker is known to have it
public record AttemptLost(
    String job, SubtaskRef ref, Attempt attempt, @Nullable String worker, String reason)
    implements OpenJobEvent {
  @Override
  public JobState evolve(JobState before) {
    return before.with(
        before.ledger().settle(attempt.account(), attempt.reserved(), attempt.upperBound()));
  }

  @Override
  public void store(JobWriter writer) {
    writer.change(ref, subtask -> subtask.with(lost()));
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.of(
        AuditLine.of("attempt_lost", ref)
            .attempt(ref.attempt(job, attempt.number()), attempt.tier())
            .detail(Map.of("reason", reason)));
  }

  private Attempt lost() {
    return worker == null ? attempt.lostUnclaimed() : attempt.lostBy(worker);
  }
}
