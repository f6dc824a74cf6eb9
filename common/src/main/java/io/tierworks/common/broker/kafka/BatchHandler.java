package io.tierworks.common.broker.kafka;

import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/// Handles what a [ConsumerLoop] reads. All methods run on the loop's thread.
@FunctionalInterface
public interface BatchHandler extends AutoCloseable {

  /// Handles one batch. It is empty if nothing came within the [#patience()].
  ///
  /// @throws org.apache.kafka.common.KafkaException when the batch cannot be handled now; a loop in
  ///   a group reads it again
  void handle(ConsumerRecords<String, byte[]> batch);

  /// Waits until all that follows from the batches so far is written. A loop in a group then
  /// commits their position.
  ///
  /// @throws org.apache.kafka.common.KafkaException when something was not written; the loop reads
  ///   the batches again
  default void settle() {}

  /// Sets the consumer up before the first poll. Runs again if it fails with an error of Kafka.
  default void prepare(Consumer<String, byte[]> consumer) {}

  /// How long the next poll waits for records.
  default Duration patience() {
    return Duration.ofMillis(200);
  }

  @Override
  default void close() {}
}
