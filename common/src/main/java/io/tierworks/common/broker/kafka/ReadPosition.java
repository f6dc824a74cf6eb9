package io.tierworks.common.broker.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecords;

/// How far a [ConsumerLoop] has read. Owned by the loop's thread.
interface ReadPosition {
  /// Commits nothing: a batch that fails is not read again.
  ReadPosition UNTRACKED = new ReadPosition() {};

  /// Goes back to the last committed position if the last batch was not handled.
  default void restore() {}

  /// The handler is about to get a batch.
  default void reading() {}

  /// The handler has handled the batch.
  default void handled(ConsumerRecords<String, byte[]> batch) {}
}
