package io.tierworks.cli.dlq;

import java.time.Instant;

/// A dead letter at a glance.
///
/// @param where as `subtasks/0:17`
/// @param job the job, or the record's key
/// @param subtask empty when it is about none
/// @param tier empty when it is about no subtask
/// @param attempts of the subtask, or deliveries of the record
/// @param cost US dollars, as the header says it
/// @param estimated whether a part of the cost is an upper bound
/// @param putBack how often the record was put back before
/// @param redriven whether it was dealt with
record DeadLetterView(
    String where,
    Instant at,
    String job,
    String subtask,
    String tier,
    String reason,
    String attempts,
    String cost,
    boolean estimated,
    String message,
    int putBack,
    boolean redriven) {}
