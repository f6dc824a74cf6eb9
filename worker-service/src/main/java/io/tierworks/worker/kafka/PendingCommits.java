package io.tierworks.worker.kafka;

import io.tierworks.worker.pool.Delivery;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The offsets that are accepted and not yet committed. A commit that a rebalance refuses is
/// repeated with the next one, or before the partition is revoked. Used by the consumer's thread.
final class PendingCommits implements ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(PendingCommits.class);

  /// Short, because other members wait for a commit during a rebalance.
  private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(1);

  private final Consumer<?, ?> consumer;
  private final Map<TopicPartition, OffsetAndMetadata> pending = new HashMap<>();

  PendingCommits(Consumer<?, ?> consumer) {
    this.consumer = consumer;
  }

  void add(Delivery delivery) {
    pending.merge(
        new TopicPartition(delivery.topic(), delivery.partition()),
        new OffsetAndMetadata(delivery.offset() + 1),
        (a, b) -> a.offset() > b.offset() ? a : b);
  }

  /// Does not wait.
  void commitAsync() {
    if (!pending.isEmpty()) {
      consumer.commitAsync(Map.copyOf(pending), this::committed);
    }
  }

  /// Waits for the commit. If it fails, the records are delivered again.
  void commitSync() {
    if (pending.isEmpty()) {
      return;
    }
    try {
      commitAwake();
      pending.clear();
    } catch (KafkaException e) {
      LOG.atWarn()
          .addKeyValue("error", e.toString())
          .log("a commit failed; the broker delivers the records again");
    }
  }

  /// A wake-up that no poll has seen yet must not cost the commit.
  private void commitAwake() {
    try {
      consumer.commitSync(Map.copyOf(pending), COMMIT_TIMEOUT);
    } catch (WakeupException _) {
      consumer.commitSync(Map.copyOf(pending), COMMIT_TIMEOUT);
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    commitSync();
    pending.keySet().removeAll(partitions);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    pending.keySet().removeAll(partitions);
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

  private void committed(
      Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Exception exception) {
    if (exception == null) {
      offsets.forEach(pending::remove);
    } else {
      LOG.atDebug()
          .addKeyValue("error", exception.toString())
          .log("a commit failed; the next one repeats it");
    }
  }
}
