package io.tierworks.planner.host;

import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.event.CheckEvent.AuditCounted;
import io.tierworks.planner.job.event.Event;
import io.tierworks.planner.job.event.SubtaskEvent.VerdictCounted;
import io.tierworks.planner.job.store.JobStore;
import io.tierworks.planner.routing.KindTier;
import io.tierworks.planner.routing.TierStats;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Publishes the verdicts and audits that a partition has counted: all of them at its start, then
/// what has changed. One owner thread.
final class StatsPublisher {
  private final PartitionHost host;
  private final JobStore store;
  private final Set<KindTier> changed = new LinkedHashSet<>();

  StatsPublisher(PartitionHost host, JobStore store) {
    this.host = host;
    this.store = store;
    try (var known = store.verdicts()) {
      known.forEachRemaining(log -> changed.add(log.of()));
    }
  }

  void watch(Event event) {
    if (event instanceof VerdictCounted(_, var of, _, _)) {
      changed.add(of);
    } else if (event instanceof AuditCounted(_, var of, _, _)) {
      changed.add(of);
    }
  }

  void publish() {
    for (var of : changed) {
      store
          .verdicts(of)
          .map(log -> new Message.Stats(new TierStats(host.partition(), log)))
          .ifPresent(message -> host.send(message, Optional.empty(), host.now()));
    }
    changed.clear();
  }
}
