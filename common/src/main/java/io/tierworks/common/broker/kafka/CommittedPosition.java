package io.tierworks.common.broker.kafka;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// The position of a consumer in a group: committed after each batch, and now and then without one.
/// The end of a partition may be a transaction marker, and lag shall be zero when all has been
/// read.
final class CommittedPosition {
  private static final Duration IDLE_COMMIT = Duration.ofSeconds(2);

  private final Consumer<String, byte[]> consumer;
  private long lastCommit = System.nanoTime();
  private boolean unhandled;

  CommittedPosition(Consumer<String, byte[]> consumer) {
    this.consumer = consumer;
  }

  /// Goes back to the last committed position if the last batch was not handled.
  void restore() {
    if (unhandled) {
      var committed = consumer.committed(consumer.assignment());
      consumer.assignment().forEach(partition -> rewind(partition, committed.get(partition)));
      unhandled = false;
    }
  }

  private void rewind(TopicPartition partition, @Nullable OffsetAndMetadata committed) {
    if (committed == null) {
      consumer.seekToBeginning(List.of(partition));
    } else {
      consumer.seek(partition, committed);
    }
  }

  /// The handler is about to get a batch.
  void reading() {
    unhandled = true;
  }

  void handled(ConsumerRecords<String, byte[]> batch) {
    unhandled = false;
    if (!batch.isEmpty() || System.nanoTime() - lastCommit > IDLE_COMMIT.toNanos()) {
      consumer.commitAsync();
      lastCommit = System.nanoTime();
    }
  }
}
