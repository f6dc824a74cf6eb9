package io.tierworks.planner.job.event;

import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.store.JobWriter;
import java.util.Optional;

/// A held subtask no longer waits.
public record SubtaskFreed(String job, SubtaskRef ref) implements OpenJobEvent {
  @Override
  public JobState evolve(JobState before) {
    return before.countHeld(-1);
  }

  @Override
  public void store(JobWriter writer) {
    writer.change(ref, SubtaskState::freed);
    writer.unmarkHeld(ref);
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.empty();
  }
}
