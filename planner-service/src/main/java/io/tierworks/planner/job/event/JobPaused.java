package io.tierworks.planner.job.event;

import io.tierworks.planner.job.JobState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// The job reached a limit that a person may raise.
///
/// @param limit its field
public record JobPaused(String job, String limit, Instant until) implements OpenJobEvent {
  @Override
  public JobState evolve(JobState before) {
    return before.with(before.phase().pause(limit, until));
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.of(AuditLine.of("paused").detail(Map.of("limit", limit, "until", until)));
  }
}
