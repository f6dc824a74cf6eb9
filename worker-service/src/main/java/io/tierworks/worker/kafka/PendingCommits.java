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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Offsets accepted and not yet known to be committed. A commit that a rebalance refuses is made
/// good by the next one, or before the partition goes to somebody else. Used by the consumer's
/// thread.
final class PendingCommits implements ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(PendingCommits.class);

  /// Others wait for this consumer while it commits within a rebalance.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Consumer<?, ?> consumer;
  private final Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();

  PendingCommits(Consumer<?, ?> consumer) {
    this.consumer = consumer;
  }

  void add(Delivery delivery) {
    due.merge(
        new TopicPartition(delivery.topic(), delivery.partition()),
        new OffsetAndMetadata(delivery.offset() + 1),
        (a, b) -> a.offset() > b.offset() ? a : b);
  }

  /// Returns at once.
  void begin() {
    if (!due.isEmpty()) {
      consumer.commitAsync(Map.copyOf(due), this::done);
    }
  }

  /// Waits; what fails is handed out again.
  void finish() {
    if (due.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(Map.copyOf(due), PATIENCE);
      due.clear();
    } catch (KafkaException e) {
      LOG.atWarn()
          .addKeyValue("error", e.toString())
          .log("a commit failed; the records will be handed out again");
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    finish();
    due.keySet().removeAll(partitions);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    due.keySet().removeAll(partitions);
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

  private void done(Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Exception exception) {
    if (exception == null) {
      offsets.forEach(due::remove);
    } else {
      LOG.atDebug().addKeyValue("error", exception.toString()).log("a commit is made good later");
    }
  }
}
