package io.tierworks.planner.host;

import io.tierworks.planner.schedule.Agenda;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How much work each tier has, over all partitions of this process. Written by the stream threads,
/// read by the API. Thread-safe.
public final class Backlog {
  private final Map<Integer, Map<String, Load>> partitions = new ConcurrentHashMap<>();

  void report(int partition, List<String> tiers, Agenda agenda) {
    var loads = new ConcurrentHashMap<String, Load>();
    tiers.forEach(tier -> loads.put(tier, new Load(agenda.out(tier), agenda.waiting(tier))));
    partitions.put(partition, loads);
  }

  public Load of(String tier) {
    return partitions.values().stream()
        .map(loads -> loads.getOrDefault(tier, Load.NONE))
        .reduce(Load.NONE, Load::plus);
  }

  /// @param out released and not finished
  /// @param waiting ready and not released
  public record Load(int out, int waiting) {
    static final Load NONE = new Load(0, 0);

    Load plus(Load other) {
      return new Load(out + other.out, waiting + other.waiting);
    }
  }
}
