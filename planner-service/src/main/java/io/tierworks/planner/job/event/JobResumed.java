package io.tierworks.planner.job.event;

import io.tierworks.planner.job.JobState;
import java.util.Optional;

/// A paused job runs again.
public record JobResumed(String job) implements OpenJobEvent {
  @Override
  public JobState evolve(JobState before) {
    return before.with(before.phase().resume());
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.of(AuditLine.of("resumed"));
  }
}
