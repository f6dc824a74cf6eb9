package io.tierworks.planner.job.event;

import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus.Accepted;
import io.tierworks.planner.job.store.JobWriter;
import java.util.Optional;

/// A revision brought no better answer: the earlier one stays accepted.
///
/// @param issued whether the revision was issued
/// @param ready whether it could be released
public record EarlierAnswerKept(
    String job, SubtaskRef ref, Accepted earlier, boolean issued, boolean ready)
    implements OpenJobEvent {
  @Override
  public JobState evolve(JobState before) {
    return before
        .withStep(ref.step(), step -> step.kept(issued, ready))
        .countAccepted(earlier.usage());
  }

  @Override
  public void store(JobWriter writer) {
    writer.change(ref, subtask -> subtask.accepted(earlier));
    writer.unmarkReady(ref);
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.of(
        AuditLine.of("subtask_kept", ref).attempt(earlier.attempt(), earlier.tier()));
  }
}
