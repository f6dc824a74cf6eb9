package io.tierworks.cli.kafka;

import io.tierworks.common.contract.worker.WorkerStatus.Heartbeat;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// The live workers of each tier, by their heartbeats. Connects when it is first asked. Not
/// thread-safe.
public final class LiveWorkers implements AutoCloseable {
  /// A worker whose last heartbeat is older does not count.
  private static final Duration SILENT = Duration.ofSeconds(10);

  private final Cluster cluster;
  private @Nullable Heartbeats heartbeats;
  private boolean unreadable;

  public LiveWorkers(Cluster cluster) {
    this.cluster = cluster;
  }

  /// Cheapest tier first. Empty if the topic cannot be read.
  public Map<String, List<Heartbeat>> byTier() {
    if (unreadable) {
      return Map.of();
    }
    try {
      return byTier(latest().values(), Instant.now().minus(SILENT));
    } catch (KafkaException _) {
      unreadable = true;
      return Map.of();
    }
  }

  private Map<String, List<Heartbeat>> byTier(Collection<Heartbeat> latest, Instant silent) {
    var tiers = new LinkedHashMap<String, List<Heartbeat>>();
    for (var tier : cluster.topics().tiers()) {
      tiers.put(
          tier,
          latest.stream()
              .filter(beat -> beat.tier().equals(tier) && beat.at().isAfter(silent))
              .toList());
    }
    return tiers;
  }

  private Map<String, Heartbeat> latest() {
    if (heartbeats != null) {
      return heartbeats.poll();
    }
    heartbeats = new Heartbeats(cluster.connection(), cluster.topics());
    return heartbeats.since(Instant.now().minus(SILENT));
  }

  @Override
  public void close() {
    if (heartbeats != null) {
      heartbeats.close();
    }
  }
}
