package io.tierworks.planner.job.event;

import io.tierworks.planner.job.JobState;
import java.util.Optional;

/// The answer waits for a person's review.
public record ReviewRequested(String job) implements OpenJobEvent {
  @Override
  public JobState evolve(JobState before) {
    return before.with(before.phase().requestReview());
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.of(AuditLine.of("review_asked"));
  }
}
