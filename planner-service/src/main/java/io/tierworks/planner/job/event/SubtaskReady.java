package io.tierworks.planner.job.event;

import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.store.JobWriter;
import java.util.Optional;

/// The result that a subtask works on is there.
public record SubtaskReady(String job, SubtaskRef ref) implements OpenJobEvent {
  @Override
  public JobState evolve(JobState before) {
    return before.withStep(ref.step(), StepProgress::madeReady);
  }

  @Override
  public void store(JobWriter writer) {
    writer.markReady(ref);
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.empty();
  }
}
