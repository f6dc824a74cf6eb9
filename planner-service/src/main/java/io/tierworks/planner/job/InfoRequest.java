package io.tierworks.planner.job;

import java.time.Instant;

/// A question of a call that lacks information, put to the submitter of the job.
///
/// @param ref the subtask that asks
/// @param tier that makes the next attempt
/// @param text what it needs to know
/// @param until when the job's default answers, or the subtask is given up
public record InfoRequest(SubtaskRef ref, String tier, String text, Instant since, Instant until) {}
