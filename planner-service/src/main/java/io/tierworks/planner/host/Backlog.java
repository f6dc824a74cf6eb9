package io.tierworks.planner.host;

import io.tierworks.common.contract.worker.WorkerStatus.Load;
import io.tierworks.planner.schedule.FairScheduler;
import io.tierworks.planner.schedule.TierSchedule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The work of each tier, over all partitions of this process. Thread-safe.
public final class Backlog {
  private final Map<Integer, List<Load>> partitions = new ConcurrentHashMap<>();

  void report(int partition, List<String> tiers, FairScheduler scheduler) {
    partitions.put(
        partition, tiers.stream().map(tier -> load(tier, scheduler.tier(tier))).toList());
  }

  private static Load load(String name, TierSchedule tier) {
    return new Load(name, tier.open(), tier.ready(), tier.callTime().toMillis());
  }

  void forget(int partition) {
    partitions.remove(partition);
  }

  /// One load for each tier that has work.
  public List<Load> loads() {
    var sums = new HashMap<String, Load>();
    partitions
        .values()
        .forEach(loads ->
            loads.stream()
                .filter(load -> load.calls() > 0)
                .forEach(load -> sums.merge(load.tier(), load, Backlog::plus)));
    return List.copyOf(sums.values());
  }

  private static Load plus(Load a, Load b) {
    return new Load(
        a.tier(),
        a.out() + b.out(),
        a.ready() + b.ready(),
        (a.workMillis() + b.workMillis()) / (a.calls() + b.calls()));
  }
}
