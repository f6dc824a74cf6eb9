package io.tierworks.planner.workers;

import io.tierworks.common.contract.worker.WorkerStatus.Load;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What all planners together have to do. Each tells its part with its ticks; a planner that has
/// fallen silent is left out, because its partitions are, or will be, in the hands of another.
final class PlannerLoads {
  private final Map<String, Part> parts = new HashMap<>();

  private record Part(List<Load> loads, long heard) {}

  void tell(String planner, List<Load> loads, long now) {
    parts.put(planner, new Part(loads, now));
  }

  /// @param since planners heard before that are left out
  List<Load> of(String tier, long since) {
    return parts.values().stream()
        .filter(part -> part.heard() >= since)
        .flatMap(part -> part.loads().stream())
        .filter(load -> load.tier().equals(tier))
        .toList();
  }

  void prune(long since) {
    parts.values().removeIf(part -> part.heard() < since);
  }
}
