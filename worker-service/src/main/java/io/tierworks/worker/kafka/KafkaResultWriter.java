package io.tierworks.worker.kafka;

import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.worker.pool.ResultWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes results and dead letters with an idempotent producer. They are durable when all replicas
/// have them. Retries without limit, until it is closed. A message too large for its topic is
/// replaced: a result by `failed`, a dead letter by the same one without its value.
public final class KafkaResultWriter implements ResultWriter {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaResultWriter.class);
  private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final Producer<byte[], byte[]> producer;
  private final RecordFactory records;
  private final SendQueue<Unsent> queue = new SendQueue<>(this::send);
  private volatile boolean closed;

  /// @param written runs when the record is durable
  private record Unsent(ProducerRecord<byte[], byte[]> record, Runnable written) {}

  public KafkaResultWriter(KafkaConnection connection, Topics topics, String worker) {
    this(connection.producer(KafkaConnection.producerDefaults()), RecordFactory.of(topics, worker));
  }

  KafkaResultWriter(Producer<byte[], byte[]> producer, RecordFactory records) {
    this.producer = producer;
    this.records = records;
  }

  @Override
  public void send(List<? extends Outgoing> messages, Runnable durable) {
    var written = messages.size() == 1 ? durable : lastOf(messages.size(), durable);
    queue.add(messages.stream().map(each -> new Unsent(records.of(each), written)).toList());
    if (messages.isEmpty()) {
      durable.run();
    }
  }

  /// Runs another task when it has been run a number of times.
  private static Runnable lastOf(int count, Runnable task) {
    var left = new AtomicInteger(count);
    return () -> {
      if (left.decrementAndGet() == 0) {
        task.run();
      }
    };
  }

  @Override
  public void close() {
    closed = true;
    producer.close(CLOSE_TIMEOUT);
  }

  /// The producer throws when it is closed, or its thread is interrupted.
  private void send(Unsent unsent) {
    try {
      producer.send(unsent.record(), (_, exception) -> completed(unsent, exception));
    } catch (KafkaException | IllegalStateException e) {
      completed(unsent, e);
    }
  }

  /// @param exception null when the record is durable
  private void completed(Unsent unsent, @Nullable Exception exception) {
    if (exception == null) {
      unsent.written().run();
    } else if (exception instanceof RecordTooLargeException) {
      var smaller = new Unsent(records.smaller(unsent.record()), unsent.written());
      again(smaller, Duration.ZERO);
    } else if (!closed) {
      LOG.atWarn()
          .addKeyValue("error", exception.toString())
          .log("a result cannot be written; trying again");
      again(unsent, RETRY_PAUSE);
    }
  }

  /// The producer's thread must not wait.
  private void again(Unsent unsent, Duration pause) {
    Thread.ofVirtual()
        .name("retry")
        .start(() -> {
          try {
            Thread.sleep(pause);
            queue.add(List.of(unsent));
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
  }
}
