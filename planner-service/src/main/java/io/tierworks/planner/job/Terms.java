package io.tierworks.planner.job;

import io.tierworks.common.contract.ReviewPolicy;
import java.time.Instant;

/// What was settled when the job was accepted and never changes.
///
/// @param receivedAt when the job's message was written to its topic
public record Terms(
    String digest,
    String tenant,
    int priority,
    Instant receivedAt,
    Instant acceptedAt,
    Instant deadline,
    ReviewPolicy review,
    int items,
    int maxSubtasks,
    int maxRounds,
    int maxAttempts) {}
