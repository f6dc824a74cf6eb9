package io.tierworks.planner.job.event;

import io.tierworks.planner.job.JobState;
import java.util.Optional;

/// The attempts that have not reported are billed at their upper bound.
public record ReservationsWrittenOff(String job) implements OpenJobEvent {
  @Override
  public JobState evolve(JobState before) {
    return before.with(before.ledger().writeOff());
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.empty();
  }
}
