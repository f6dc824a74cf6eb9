package io.tierworks.planner.job.event;

import io.tierworks.planner.job.JobState;
import java.util.Optional;

/// The plan waits for a person's approval.
public record ApprovalRequested(String job) implements OpenJobEvent {
  @Override
  public JobState evolve(JobState before) {
    return before.with(before.phase().requestApproval());
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.of(AuditLine.of("approval_asked"));
  }
}
