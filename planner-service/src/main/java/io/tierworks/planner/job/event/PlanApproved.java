package io.tierworks.planner.job.event;

import io.tierworks.planner.job.JobState;
import java.util.Map;
import java.util.Optional;

/// A person approved the plan. The job runs.
public record PlanApproved(String job, String by, String note) implements OpenJobEvent {
  @Override
  public JobState evolve(JobState before) {
    return before.with(before.phase().approve());
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.of(AuditLine.of("approved").detail(Map.of("by", by, "note", note)));
  }
}
