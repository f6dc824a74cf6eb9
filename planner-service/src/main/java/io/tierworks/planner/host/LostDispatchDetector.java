package io.tierworks.planner.host;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds jobs with an attempt that no worker has or will get: the broker has archived its record,
/// or a worker acknowledged it without starting. A job is suspect if it has not moved for a while,
/// although the topic of a tier that it waits for has been empty since. Jobs with nothing out cost
/// nothing. One owner thread.
final class LostDispatchDetector {
  private static final Duration STANDSTILL = Duration.ofSeconds(30);

  private final TierLag lag;
  private final Map<String, Movement> movements = new HashMap<>();

  LostDispatchDetector(TierLag lag) {
    this.lag = lag;
  }

  /// @param tiers on which attempts were out then
  private record Movement(Instant at, Set<String> tiers) {}

  /// Something about a job has changed.
  ///
  /// @param tiers on which it has attempts out
  void moved(String job, Instant at, Set<String> tiers) {
    if (tiers.isEmpty()) {
      remove(job);
    } else {
      movements.put(job, new Movement(at, tiers));
    }
  }

  void remove(String job) {
    movements.remove(job);
  }

  /// Sorted, so that a history can be replayed.
  List<String> suspects(Instant now) {
    return movements.keySet().stream().filter(job -> isSuspect(job, now)).sorted().toList();
  }

  boolean isSuspect(String job, Instant now) {
    var last = movements.get(job);
    return last != null
        && !last.at().plus(STANDSTILL).isAfter(now)
        && last.tiers().stream().anyMatch(tier -> isDrained(job, tier));
  }

  /// Whether the tier's topic has been empty since the job stood still.
  boolean isDrained(String job, String tier) {
    var last = movements.get(job);
    return last != null
        && last.tiers().contains(tier)
        && lag.lastEmpty(tier).isAfter(last.at().plus(STANDSTILL));
  }
}
