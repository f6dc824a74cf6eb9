package io.tierworks.planner.job;

import io.tierworks.common.contract.job.JobStatus;
import java.time.Instant;

/// What stays of a finished job, beside its result: enough to tell a message sent again from one
/// that is delivered twice, and both from another job under the same id.
///
/// @param receivedAt when the job's message was written
/// @param at when the job ended
public record ClosedJob(String digest, JobStatus status, Instant receivedAt, Instant at) {}
