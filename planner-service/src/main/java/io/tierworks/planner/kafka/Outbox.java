package io.tierworks.planner.kafka;

import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/// Where a partition's records go.
interface Outbox {

  /// Writes a record in the transaction.
  Future<RecordMetadata> send(ProducerRecord<String, byte[]> record);

  /// Writes a subtask to its tier, outside the transaction. The transaction commits only when the
  /// broker has it.
  void dispatch(ProducerRecord<String, byte[]> record);
}
