package io.tierworks.planner.job;

import io.tierworks.common.contract.job.OnLimit;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.common.contract.trace.TraceContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The terms on which the job was accepted. Only the time limit changes, when it is raised.
///
/// @param receivedAt when the job's message was written to its topic
/// @param trace carried by every message of the job; null when the user's message had none
/// @param wrapUpAt when the job stops to begin and wait for subtasks, so that time is left to judge
public record Terms(
    String digest,
    String tenant,
    int priority,
    Instant receivedAt,
    Instant acceptedAt,
    Instant wrapUpAt,
    Instant deadline,
    OnLimit onLimit,
    ReviewPolicy review,
    int items,
    int maxSubtasks,
    int maxRounds,
    int maxAttempts,
    @Nullable TraceContext trace) {

  public Terms until(Instant wrapUpAt, Instant deadline) {
    return new Terms(
        digest,
        tenant,
        priority,
        receivedAt,
        acceptedAt,
        wrapUpAt,
        deadline,
        onLimit,
        review,
        items,
        maxSubtasks,
        maxRounds,
        maxAttempts,
        trace);
  }
}
