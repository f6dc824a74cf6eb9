package io.tierworks.planner.host;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds orders that nobody has and nobody will be given: the broker has archived them, or a worker
/// took them for done. A job that has not moved for a while, although a tier's topic has since been
/// empty, has such an order there if one of its attempts is out and on no worker's lease.
final class Stragglers {
  private static final Duration STILL = Duration.ofSeconds(30);

  private final Queues queues;
  private final Map<String, Instant> moved = new HashMap<>();

  Stragglers(Queues queues) {
    this.queues = queues;
  }

  /// Something about a job has changed.
  void moved(String job, Instant at) {
    moved.put(job, at);
  }

  void over(String job) {
    moved.remove(job);
  }

  /// Jobs that have not moved for a while.
  List<String> still(Instant now) {
    return moved.entrySet().stream()
        .filter(entry -> !entry.getValue().plus(STILL).isAfter(now))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /// Whether what the job has sent to a tier has been handed out since.
  boolean isHandedOut(String job, String tier) {
    var last = moved.get(job);
    return last != null && queues.lastEmpty(tier).isAfter(last.plus(STILL));
  }
}
