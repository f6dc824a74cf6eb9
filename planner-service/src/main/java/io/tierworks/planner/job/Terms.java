package io.tierworks.planner.job;

import io.tierworks.common.contract.job.OnLimit;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.common.contract.trace.TraceContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was settled when the job was accepted. Only its time limit may change, when it is raised.
///
/// @param receivedAt when the job's message was written to its topic
/// @param trace carried by every message of the job; null when the user's message had none
/// @param wrapUpAt from when on no work is begun or waited for, so that there is time to judge
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
