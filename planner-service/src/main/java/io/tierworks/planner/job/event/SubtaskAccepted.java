package io.tierworks.planner.job.event;

import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus.Accepted;
import io.tierworks.planner.job.store.JobWriter;
import java.util.Optional;

/// A subtask has an acceptable answer.
public record SubtaskAccepted(String job, SubtaskRef ref, Accepted answer) implements OpenJobEvent {
  @Override
  public JobState evolve(JobState before) {
    return before.withStep(ref.step(), StepProgress::acceptedOne).countAccepted(answer.usage());
  }

  @Override
  public void store(JobWriter writer) {
    writer.change(ref, subtask -> subtask.accepted(answer));
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.of(
        AuditLine.of("subtask_accepted", ref).attempt(answer.attempt(), answer.tier()));
  }
}
