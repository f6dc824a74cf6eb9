package io.tierworks.planner.job.event;

import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus.Retry;
import io.tierworks.planner.job.store.JobWriter;
import java.util.Map;
import java.util.Optional;

/// The next attempt of a subtask waits for budget or time.
public record SubtaskHeld(String job, SubtaskRef ref, Retry retry) implements OpenJobEvent {
  @Override
  public JobState evolve(JobState before) {
    return before.countHeld(1);
  }

  @Override
  public void store(JobWriter writer) {
    writer.change(ref, subtask -> subtask.held(retry));
    writer.markHeld(ref);
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.of(
        AuditLine.of("subtask_held", ref)
            .tier(retry.tier())
            .detail(Map.of("reason", retry.reason(), "note", retry.note())));
  }
}
