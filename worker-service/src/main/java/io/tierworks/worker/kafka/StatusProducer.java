package io.tierworks.worker.kafka;

import io.tierworks.common.broker.CloudEvent;
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
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the worker's status. It has its own producer, so that heartbeats do not wait behind
/// results, and drops a status that cannot be written soon. Thread-safe.
public final class StatusProducer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StatusProducer.class);
  private static final int TIMEOUT_MS = 2_000;
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final byte[] key;
  private final String source;
  private final AtomicBoolean failing = new AtomicBoolean();

  public StatusProducer(KafkaConnection connection, Topics topics, String worker) {
    this.topic = topics.workerStatus();
    this.source = CloudEvent.source("worker", worker);
    this.key = worker.getBytes(StandardCharsets.UTF_8);
    this.producer = connection.producer(settings());
  }

  /// Does not wait for the broker, except up to `max.block.ms` until the first connection.
  public void send(WorkerStatus status, Instant at) {
    try {
      producer.send(record(status, at), (_, exception) -> logFailure(exception));
    } catch (KafkaException e) {
      logFailure(e);
    }
  }

  private ProducerRecord<byte[], byte[]> record(WorkerStatus status, Instant at) {
    var event = CloudEvent.unique(source, "worker.status", null, at);
    var headers = TextHeaders.of(event.headers());
    return new ProducerRecord<>(topic, null, key, Wire.bytes(status), headers);
  }

  /// Delivers what was sent before.
  @Override
  public void close() {
    producer.close(CLOSE_TIMEOUT);
  }

  /// Logs the first of several failures in a row.
  ///
  /// @param exception null when the status was written
  private void logFailure(@Nullable Exception exception) {
    if (!failing.getAndSet(exception != null) && exception != null) {
      LOG.atWarn()
          .addKeyValue("error", exception.toString())
          .log("status cannot be written now and is dropped");
    }
  }

  private static Map<String, Object> settings() {
    var all = new HashMap<>(KafkaConnection.producerDefaults());
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MS);
    all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    // A dropped record leaves a gap in the sequence numbers of an idempotent producer, and the
    // broker rejects the records after the gap.
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
    return all;
  }
}
