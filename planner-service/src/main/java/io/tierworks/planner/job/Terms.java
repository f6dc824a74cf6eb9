package io.tierworks.planner.job;

import io.tierworks.common.contract.job.OnLimit;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.common.contract.trace.TraceContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The terms on which the job was accepted. Only the time limit changes, when it is raised.
///
/// @param items how many the job has
public record Terms(Submission submission, Times times, Caps caps, ReviewPolicy review, int items) {

  /// The job's message.
  ///
  /// @param receivedAt when it was written to its topic
  /// @param trace carried by every message of the job; null when the user's message had none
  public record Submission(
      String digest,
      String tenant,
      int priority,
      Instant receivedAt,
      @Nullable TraceContext trace) {}

  /// @param wrapUpAt when the job stops to begin and wait for subtasks, so that time is left to
  ///   judge
  public record Times(Instant acceptedAt, Instant wrapUpAt, Instant deadline) {}

  /// What the job may use, and what happens when its money or time is used up.
  public record Caps(OnLimit onLimit, int maxSubtasks, int maxRounds, int maxAttempts) {}

  public Terms until(Times next) {
    return new Terms(submission, next, caps, review, items);
  }
}
