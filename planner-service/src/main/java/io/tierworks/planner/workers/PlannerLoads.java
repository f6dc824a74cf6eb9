package io.tierworks.planner.workers;

import io.tierworks.common.contract.worker.WorkerStatus.Load;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The work of all planners, as each reports it with its ticks. A silent planner does not count:
/// its partitions move to another planner, which reports them. Not thread-safe.
final class PlannerLoads {
  private final Map<String, Report> reports = new HashMap<>();

  private record Report(List<Load> loads, long heard) {}

  void report(String planner, List<Load> loads, long now) {
    reports.put(planner, new Report(loads, now));
  }

  /// @param since planners that were heard before are left out
  List<Load> of(String tier, long since) {
    return reports.values().stream()
        .filter(report -> report.heard() >= since)
        .flatMap(report -> report.loads().stream())
        .filter(load -> load.tier().equals(tier))
        .toList();
  }

  void prune(long since) {
    reports.values().removeIf(report -> report.heard() < since);
  }
}
