package io.tierworks.planner.job;

import io.tierworks.common.contract.job.JobStatus;
import java.time.Instant;

/// What the store keeps of a finished job beside its result. It tells a job that is submitted again
/// from a message that is delivered twice, and both from another job with the same id.
///
/// @param digest of the job's body
/// @param receivedAt when the job's message was written
/// @param at when the job ended
public record ClosedJob(String digest, JobStatus status, Instant receivedAt, Instant at) {}
