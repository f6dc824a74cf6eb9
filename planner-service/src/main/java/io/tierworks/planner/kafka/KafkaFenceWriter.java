package io.tierworks.planner.kafka;

import io.tierworks.common.broker.CloudEvent;
import io.tierworks.common.broker.kafka.TextHeaders;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.worker.WorkerStatus;
import io.tierworks.planner.host.FenceWriter;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes fence markers with its own producer, outside the coordinators' transactions. A marker
/// that is written twice, or for nothing, has no effect. Thread-safe.
///
/// @param planner names itself as the source of the markers
/// @param producer closed with the writer
public record KafkaFenceWriter(String topic, String planner, Producer<String, byte[]> producer)
    implements FenceWriter, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaFenceWriter.class);
  private static final Duration CLOSING = Duration.ofSeconds(2);

  @Override
  public void write(int partition, WorkerStatus.FenceMarker marker, Runnable failed) {
    var record = new ProducerRecord<>(topic, partition, marker.fenced().name(), Wire.bytes(marker));
    var event =
        new CloudEvent(
            CloudEvent.source("planner", planner),
            marker.mark(),
            WorkerStatus.FenceMarker.TYPE,
            null,
            marker.at());
    TextHeaders.add(record.headers(), event.headers());
    producer.send(
        record,
        (_, error) -> {
          if (error != null) {
            LOG.atWarn()
                .addKeyValue("topic", topic)
                .addKeyValue("error", error.toString())
                .log("a fence marker was not written; the planner tries again");
            failed.run();
          }
        });
  }

  @Override
  public void close() {
    producer.close(CLOSING);
  }
}
