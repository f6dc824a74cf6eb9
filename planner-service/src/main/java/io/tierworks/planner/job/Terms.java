package io.tierworks.planner.job;

import io.tierworks.common.contract.job.OnLimit;
import io.tierworks.common.contract.job.Review;
import io.tierworks.common.contract.job.Routing;
import io.tierworks.common.contract.trace.TraceContext;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The terms on which the job was accepted. Only the time limit changes, when it is raised.
///
/// @param items how many the job has
/// @param dryRun whether the job ends when it has a plan
/// @param tier at which all subtasks start; null unless routing is fixed
public record Terms(
    Submission submission,
    Times times,
    Caps caps,
    Review review,
    int items,
    boolean dryRun,
    Routing routing,
    @Nullable String tier) {

  public Terms {
    routing = routing == null ? Routing.PLANNED : routing;
  }

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
  /// @param stood how long the job's time stood still, because a person was asked
  public record Times(Instant acceptedAt, Instant wrapUpAt, Instant deadline, Duration stood) {

    /// The job's time stood still so long.
    public Times later(Duration more) {
      return new Times(acceptedAt, wrapUpAt.plus(more), deadline.plus(more), stood.plus(more));
    }

    public Duration maxTime() {
      return Duration.between(acceptedAt, deadline).minus(stood);
    }
  }

  /// What the job may use, and what happens when its money or time is used up.
  public record Caps(
      OnLimit onLimit, int maxSubtasks, int maxRounds, int maxAttempts, int maxReplans) {}

  public Terms until(Times next) {
    return new Terms(submission, next, caps, review, items, dryRun, routing, tier);
  }
}
