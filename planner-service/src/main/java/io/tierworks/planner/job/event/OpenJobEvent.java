package io.tierworks.planner.job.event;

import io.tierworks.planner.job.JobState;
import java.util.Optional;

/// An event of a job that is not finished.
public non-sealed interface OpenJobEvent extends Event {

  /// The job's state after the event.
  default JobState evolve(JobState before) {
    return before;
  }

  /// The line in the audit log; empty for events that only change the books.
  default Optional<AuditLine> audit() {
    return Optional.empty();
  }
}
