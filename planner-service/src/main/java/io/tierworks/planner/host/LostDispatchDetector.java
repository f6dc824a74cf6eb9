package io.tierworks.planner.host;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds orders that nobody has and nobody will be given: the broker has archived them, or a worker
/// took them for done. A job that has not moved for a while, although a tier's topic has since been
/// empty, has such an order there if one of its attempts is out and on no worker's lease. Jobs with
/// nothing out are not watched, however many there are.
final class LostDispatchDetector {
  private static final Duration STILL = Duration.ofSeconds(30);

  private final TierLag queues;
  private final Map<String, Sighting> sightings = new HashMap<>();

  LostDispatchDetector(TierLag queues) {
    this.queues = queues;
  }

  /// @param tiers on which attempts are out
  private record Sighting(Instant at, Set<String> tiers) {}

  /// Something about a job has changed.
  ///
  /// @param tiers on which it has attempts out
  void moved(String job, Instant at, Set<String> tiers) {
    if (tiers.isEmpty()) {
      over(job);
    } else {
      sightings.put(job, new Sighting(at, tiers));
    }
  }

  void over(String job) {
    sightings.remove(job);
  }

  /// Jobs that have not moved for a while, and have sent something to a tier where all has been
  /// handed out since. Always in the same order, so that a history can be played again.
  List<String> suspects(Instant now) {
    return sightings.keySet().stream().filter(job -> isSuspect(job, now)).sorted().toList();
  }

  boolean isSuspect(String job, Instant now) {
    var last = sightings.get(job);
    return last != null
        && !last.at().plus(STILL).isAfter(now)
        && last.tiers().stream().anyMatch(tier -> isHandedOut(job, tier));
  }

  /// Whether what the job has sent to a tier has been handed out since.
  boolean isHandedOut(String job, String tier) {
    var last = sightings.get(job);
    return last != null
        && last.tiers().contains(tier)
        && queues.lastEmpty(tier).isAfter(last.at().plus(STILL));
  }
}
