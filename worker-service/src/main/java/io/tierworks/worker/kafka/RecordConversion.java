package io.tierworks.worker.kafka;

import io.tierworks.worker.pool.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/// Records and headers, from Kafka's form to ours and back.
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

  static List<Header> headers(Map<String, String> texts) {
    return texts.entrySet().stream()
        .<Header>map(
            e -> new RecordHeader(e.getKey(), e.getValue().getBytes(StandardCharsets.UTF_8)))
        .toList();
  }
}
