package io.tierworks.planner.job;

import io.tierworks.common.contract.ReviewPolicy;
import java.time.Instant;

/// What was settled when the job was accepted and never changes.
public record Terms(
    String digest,
    String tenant,
    int priority,
    Instant acceptedAt,
    Instant deadline,
    ReviewPolicy review,
    int items,
    int maxSubtasks,
    int maxRounds,
    int maxAttempts) {}
