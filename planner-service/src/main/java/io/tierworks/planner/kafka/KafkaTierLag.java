package io.tierworks.planner.kafka;

import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.GroupLag;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.planner.host.TierLag;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the broker every five seconds which tiers' topics are empty: workers have taken every
/// subtask.
public final class KafkaTierLag implements TierLag, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaTierLag.class);
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Duration CLOSING = Duration.ofSeconds(2);

  private final Topics topics;
  private final Admin admin;
  private final GroupLag lag;
  private final Map<String, Instant> lastEmpty = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("tier-lag").daemon().factory());

  public KafkaTierLag(TopicSettings settings, KafkaConnection kafka) {
    this.topics = settings.topics();
    this.admin = kafka.admin();
    this.lag = new GroupLag(admin, settings);
    var every = INTERVAL.toMillis();
    clock.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
  }

  @Override
  public Instant lastEmpty(String tier) {
    return lastEmpty.getOrDefault(tier, Instant.EPOCH);
  }

  private void look() {
    var asked = Instant.now();
    try {
      for (var tier : topics.tiers()) {
        if (lag.ofTier(tier) == 0) {
          lastEmpty.put(tier, asked);
        }
      }
    } catch (ExecutionException e) {
      LOG.atDebug()
          .addKeyValue("error", String.valueOf(e.getCause()))
          .log("the lag of the tiers' topics cannot be read; trying again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    admin.close(CLOSING);
  }
}
