package io.tierworks.worker.kafka;

import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.worker.pool.ResultWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes results and dead letters with an idempotent producer and waits for all replicas. Retries
/// without limit. A message too large for its topic is replaced: a result by `failed`, a dead
/// letter by the same one without its value.
public final class KafkaResultWriter implements ResultWriter {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaResultWriter.class);
  private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final Producer<byte[], byte[]> producer;
  private final RecordFactory records;

  public KafkaResultWriter(KafkaConnection connection, Topics topics) {
    this.records = new RecordFactory(topics);
    this.producer = connection.producer(KafkaConnection.producerDefaults());
  }

  @Override
  public void write(List<? extends Outgoing> messages) throws InterruptedException {
    var unwritten = messages.stream().map(records::of).toList();
    while (!unwritten.isEmpty()) {
      unwritten = writeOnce(unwritten);
      if (!unwritten.isEmpty()) {
        Thread.sleep(RETRY_PAUSE);
      }
    }
  }

  @Override
  public void close() {
    producer.close(CLOSE_TIMEOUT);
  }

  /// @return the records to write again
  private List<ProducerRecord<byte[], byte[]>> writeOnce(List<ProducerRecord<byte[], byte[]>> batch)
      throws InterruptedException {
    var sent = new ArrayList<Future<RecordMetadata>>();
    for (var each : batch) {
      sent.add(send(each));
    }
    var again = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (int i = 0; i < batch.size(); i++) {
      var record = batch.get(i);
      switch (await(sent.get(i))) {
        case DURABLE -> {}
        case FAILED -> again.add(record);
        case TOO_LARGE -> again.add(records.smaller(record));
      }
    }
    return again;
  }

  private enum Outcome {
    DURABLE,
    FAILED,
    TOO_LARGE
  }

  private Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record)
      throws InterruptedException {
    try {
      return producer.send(record);
    } catch (InterruptException _) {
      throw interrupted();
    } catch (KafkaException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static Outcome await(Future<RecordMetadata> sent) throws InterruptedException {
    try {
      sent.get();
      return Outcome.DURABLE;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RecordTooLargeException) {
        return Outcome.TOO_LARGE;
      }
      LOG.atWarn()
          .addKeyValue("error", String.valueOf(e.getCause()))
          .log("a result cannot be written; trying again");
      return Outcome.FAILED;
    }
  }

  /// Kafka sets the interrupt flag again, but an `InterruptedException` goes without it.
  @SuppressWarnings("ReturnValueIgnored")
  private static InterruptedException interrupted() {
    Thread.interrupted();
    return new InterruptedException();
  }
}
