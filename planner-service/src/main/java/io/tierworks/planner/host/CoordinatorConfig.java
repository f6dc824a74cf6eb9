package io.tierworks.planner.host;

import io.tierworks.common.broker.Topics;
import io.tierworks.planner.job.handler.Coordinator;
import io.tierworks.planner.workers.WorkerRegistry;
import java.time.Duration;

/// Parts and limits that the coordinators of all partitions share.
///
/// @param tierWindow subtasks of one tier that each partition may have out at once
/// @param pulse interval between two checks of deadlines and workers
public record CoordinatorConfig(
    Coordinator coordinator,
    Topics topics,
    WorkerRegistry workers,
    Backlog backlog,
    ReviewCounts reviews,
    FenceWriter fenceWriter,
    TierLag tierLag,
    int tierWindow,
    Duration pulse) {}
