package io.tierworks.planner.host;

import io.tierworks.common.broker.Topics;
import io.tierworks.planner.job.handler.Coordinator;
import io.tierworks.planner.workers.WorkerRegistry;
import java.time.Duration;

/// What every partition's coordinator is given.
///
/// @param tierWindow subtasks of one tier, per partition, that may be out at once
/// @param pulse how often deadlines and leases are looked at
public record CoordinatorConfig(
    Coordinator coordinator,
    Topics topics,
    WorkerRegistry workers,
    Backlog backlog,
    FenceWriter fenceWriter,
    TierLag tierLag,
    int tierWindow,
    Duration pulse) {}
