package io.tierworks.common.broker.kafka;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// The position of a consumer in a group. Batches that follow one another are committed together:
/// when no more records come, or after a while. Now and then it is committed without a batch: the
/// end of a partition may be a transaction marker, and lag shall be zero when all has been read.
final class CommittedPosition {
  private static final Duration IDLE_COMMIT = Duration.ofSeconds(2);
  private static final Duration BUSY_COMMIT = Duration.ofMillis(100);

  private final Consumer<String, byte[]> consumer;
  private long lastCommit = System.nanoTime();
  private boolean isUncommitted;
  private boolean failed;

  CommittedPosition(Consumer<String, byte[]> consumer) {
    this.consumer = consumer;
  }

  /// Goes back to the last committed position after a failure.
  void restore() {
    if (failed) {
      var committed = consumer.committed(consumer.assignment());
      consumer.assignment().forEach(partition -> rewind(partition, committed.get(partition)));
      failed = false;
      isUncommitted = false;
    }
  }

  private void rewind(TopicPartition partition, @Nullable OffsetAndMetadata committed) {
    if (committed == null) {
      consumer.seekToBeginning(List.of(partition));
    } else {
      consumer.seek(partition, committed);
    }
  }

  /// Handled batches wait for their commit.
  boolean isUncommitted() {
    return isUncommitted;
  }

  /// Has a batch handled, and commits when it is time.
  void handle(ConsumerRecords<String, byte[]> batch, BatchHandler handler) {
    failed = true;
    handler.handle(batch);
    isUncommitted |= !batch.isEmpty();
    if (isDue(batch)) {
      handler.settle();
      consumer.commitAsync();
      lastCommit = System.nanoTime();
      isUncommitted = false;
    }
    failed = false;
  }

  private boolean isDue(ConsumerRecords<String, byte[]> batch) {
    if (isUncommitted && batch.isEmpty()) {
      return true;
    }
    var most = isUncommitted ? BUSY_COMMIT : IDLE_COMMIT;
    return System.nanoTime() - lastCommit > most.toNanos();
  }
}
