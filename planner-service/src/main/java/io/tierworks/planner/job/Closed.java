package io.tierworks.planner.job;

import io.tierworks.common.contract.JobStatus;
import java.time.Instant;

/// What stays of a finished job: enough to tell a repeated message from a conflicting one.
public record Closed(String digest, JobStatus status, Instant at) {}
