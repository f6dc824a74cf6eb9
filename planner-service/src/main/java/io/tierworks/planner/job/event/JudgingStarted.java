package io.tierworks.planner.job.event;

import io.tierworks.planner.job.JobState;
import java.util.Optional;

/// All subtasks are answered or given up. The judge looks at the results.
public record JudgingStarted(String job) implements OpenJobEvent {
  @Override
  public JobState evolve(JobState before) {
    return before.with(before.phase().judge());
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.of(AuditLine.of("judging"));
  }
}
