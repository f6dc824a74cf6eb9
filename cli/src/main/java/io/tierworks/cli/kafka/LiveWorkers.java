package io.tierworks.cli.kafka;

import io.tierworks.common.contract.worker.WorkerStatus.Heartbeat;
import java.time.Duration;
import java.time.Instant;
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

  /// Several heartbeats long.
  private static final Duration LISTEN = Duration.ofSeconds(3);

  private final Cluster cluster;
  private @Nullable Heartbeats heartbeats;
  private boolean unreadable;
  private Instant from = Instant.EPOCH;

  public LiveWorkers(Cluster cluster) {
    this.cluster = cluster;
  }

  /// Cheapest tier first. Empty during the first three seconds, and if the topic cannot be read.
  public Map<String, List<Heartbeat>> byTier() {
    if (unreadable) {
      return Map.of();
    }
    try {
      var latest = listening().poll().values();
      var now = Instant.now();
      var tiers = new LinkedHashMap<String, List<Heartbeat>>();
      if (now.isAfter(from.plus(LISTEN))) {
        for (var tier : cluster.topics().tiers()) {
          tiers.put(
              tier,
              latest.stream()
                  .filter(beat -> beat.tier().equals(tier) && beat.at().isAfter(now.minus(SILENT)))
                  .toList());
        }
      }
      return tiers;
    } catch (KafkaException _) {
      unreadable = true;
      return Map.of();
    }
  }

  private Heartbeats listening() {
    var open = heartbeats;
    if (open == null) {
      open = new Heartbeats(cluster.connection(), cluster.topics());
      heartbeats = open;
      from = Instant.now();
    }
    return open;
  }

  @Override
  public void close() {
    if (heartbeats != null) {
      heartbeats.close();
    }
  }
}
