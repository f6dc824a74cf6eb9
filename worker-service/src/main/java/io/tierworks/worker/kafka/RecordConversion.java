package io.tierworks.worker.kafka;

import io.tierworks.worker.pool.Delivery;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/// Converts Kafka records to deliveries.
final class RecordConversion {
  private RecordConversion() {}

  static List<Delivery> deliveries(ConsumerRecords<byte[], byte[]> records) {
    return StreamSupport.stream(records.spliterator(), false)
        .map(RecordConversion::delivery)
        .toList();
  }

  private static Delivery delivery(ConsumerRecord<byte[], byte[]> r) {
    var headers =
        StreamSupport.stream(r.headers().spliterator(), false)
            .map(header -> new Delivery.Header(header.key(), header.value()))
            .toList();
    int deliveries = r.deliveryCount().map(Short::intValue).orElse(1);
    return new Delivery(
        r.topic(), r.partition(), r.offset(), deliveries, r.key(), r.value(), headers);
  }
}
