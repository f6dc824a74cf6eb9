package io.tierworks.planner.host;

import io.tierworks.common.broker.Topics;
import io.tierworks.planner.fleet.Fleet;
import io.tierworks.planner.job.Coordinator;
import java.time.Duration;

/// What every partition's coordinator is given.
///
/// @param tierWindow subtasks of one tier, per partition, that may be out at once
/// @param pulse how often deadlines and leases are looked at
public record Hosting(
    Coordinator coordinator,
    Topics topics,
    Fleet fleet,
    Backlog backlog,
    SilenceMarks marks,
    Queues queues,
    int tierWindow,
    Duration pulse) {}
