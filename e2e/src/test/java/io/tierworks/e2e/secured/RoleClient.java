package io.tierworks.e2e.secured;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tierworks.common.broker.kafka.KafkaConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.awaitility.Awaitility;

/// Reads and writes with the rights of one role.
final class RoleClient implements AutoCloseable {
  private final Consumer<?, ?> consumer;
  private final Producer<byte[], byte[]> producer;

  RoleClient(KafkaConnection connection) {
    consumer = connection.reader();
    // An idempotent producer ends with the first refusal of its producer id.
    producer = connection.producer(Map.of("enable.idempotence", "false"));
  }

  boolean reads(String topic) {
    consumer.assign(List.of(new TopicPartition(topic, 0)));
    consumer.seekToBeginning(consumer.assignment());
    double before = fetches();
    try {
      Awaitility.await("an answer of the broker")
          .pollInterval(Duration.ofMillis(10))
          .until(() -> {
            // A refused fetch is thrown by the poll after its response.
            boolean answered = fetches() > before;
            return !consumer.poll(Duration.ofMillis(100)).isEmpty() || answered;
          });
      return true;
    } catch (AuthorizationException e) {
      return false;
    }
  }

  private double fetches() {
    return consumer.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("fetch-total"))
        .mapToDouble(metric -> (double) metric.getValue().metricValue())
        .sum();
  }

  boolean writes(String topic) {
    try {
      producer.send(new ProducerRecord<>(topic, "{}".getBytes(UTF_8))).get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        return false;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    consumer.close();
    producer.close();
  }
}
