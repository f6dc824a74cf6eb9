package io.tierworks.worker.kafka;

import io.tierworks.common.broker.MessageHeaders;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.broker.kafka.TextHeaders;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.worker.WorkerStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says how the worker is, past any queue of results: it has a producer of its own, and what cannot
/// be written soon is dropped, because old heartbeats are of no use.
public final class StatusProducer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StatusProducer.class);
  private static final int SOON_MS = 2_000;
  private static final Duration LAST_WORDS = Duration.ofSeconds(3);

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final byte[] key;
  private final String worker;

  public StatusProducer(KafkaConnection connection, Topics topics, String worker) {
    this.topic = topics.workerStatus();
    this.worker = worker;
    this.key = worker.getBytes(StandardCharsets.UTF_8);
    this.producer =
        new KafkaProducer<>(
            connection.properties(settings()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /// Does not wait for the broker, except for `max.block.ms` when it has never been reached.
  public void send(WorkerStatus status, Instant at) {
    var headers =
        TextHeaders.of(
            MessageHeaders.cloudEvent(
                worker + "/" + at.toEpochMilli(), "worker.status", "worker/" + worker, worker, at));
    try {
      producer.send(
          new ProducerRecord<>(topic, null, key, Wire.bytes(status), headers),
          (_, exception) -> {
            if (exception != null) {
              failed(exception);
            }
          });
    } catch (KafkaException e) {
      failed(e);
    }
  }

  /// What was said last is still delivered.
  @Override
  public void close() {
    producer.close(LAST_WORDS);
  }

  private static void failed(Exception exception) {
    LOG.atWarn().addKeyValue("error", exception.toString()).log("a heartbeat was not delivered");
  }

  private static Map<String, Object> settings() {
    var all = new HashMap<>(KafkaConnection.producerDefaults());
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, SOON_MS);
    all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, SOON_MS);
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, SOON_MS);
    // One that was dropped would leave a gap in an idempotent producer's numbers, and the broker
    // would refuse those after it for as long as the gap is not mended.
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
    return all;
  }
}
