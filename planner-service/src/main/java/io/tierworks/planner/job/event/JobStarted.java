package io.tierworks.planner.job.event;

import io.tierworks.planner.job.JobState;
import java.util.Optional;

/// The job runs; its plan needs no approval.
public record JobStarted(String job) implements OpenJobEvent {
  @Override
  public JobState evolve(JobState before) {
    return before.with(before.phase().approve());
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.of(AuditLine.of("started"));
  }
}
