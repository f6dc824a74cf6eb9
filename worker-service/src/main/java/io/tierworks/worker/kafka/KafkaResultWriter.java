package io.tierworks.worker.kafka;

import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.worker.pool.ResultWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes results and dead letters, idempotent and with all replicas, for as long as it takes. A
/// message too large for its topic goes out as what it can be: a result as `failed`, a dead letter
/// without its value.
public final class KafkaResultWriter implements ResultWriter {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaResultWriter.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final Producer<byte[], byte[]> producer;
  private final RecordFactory letters;

  public KafkaResultWriter(KafkaConnection connection, Topics topics) {
    this.letters = new RecordFactory(topics);
    this.producer =
        new KafkaProducer<>(
            connection.properties(KafkaConnection.producerDefaults()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @Override
  public void write(List<? extends Outgoing> messages) throws InterruptedException {
    var open = messages.stream().map(letters::of).toList();
    while (!open.isEmpty()) {
      open = afterOneTry(open);
      if (!open.isEmpty()) {
        Thread.sleep(PAUSE);
      }
    }
  }

  @Override
  public void close() {
    producer.close(LAST_WORDS);
  }

  /// @return what must be tried again
  private List<ProducerRecord<byte[], byte[]>> afterOneTry(
      List<ProducerRecord<byte[], byte[]>> records) throws InterruptedException {
    var sent = new ArrayList<@Nullable Future<RecordMetadata>>();
    for (var each : records) {
      sent.add(send(each));
    }
    var again = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (int i = 0; i < records.size(); i++) {
      var record = records.get(i);
      switch (fate(sent.get(i))) {
        case DURABLE -> {}
        case FAILED -> again.add(record);
        case TOO_LARGE -> again.add(letters.smaller(record));
      }
    }
    return again;
  }

  private enum Fate {
    DURABLE,
    FAILED,
    TOO_LARGE
  }

  private @Nullable Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record)
      throws InterruptedException {
    try {
      return producer.send(record);
    } catch (InterruptException _) {
      throw interrupted();
    } catch (KafkaException e) {
      failed(e);
      return null;
    }
  }

  private static Fate fate(@Nullable Future<RecordMetadata> sent) throws InterruptedException {
    if (sent == null) {
      return Fate.FAILED;
    }
    try {
      sent.get();
      return Fate.DURABLE;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RecordTooLargeException) {
        return Fate.TOO_LARGE;
      }
      failed(e.getCause());
      return Fate.FAILED;
    }
  }

  private static void failed(@Nullable Throwable cause) {
    LOG.atWarn()
        .addKeyValue("error", String.valueOf(cause))
        .log("a result cannot be written; trying again");
  }

  /// Kafka sets the flag anew; an InterruptedException goes without.
  @SuppressWarnings("ReturnValueIgnored")
  private static InterruptedException interrupted() {
    Thread.interrupted();
    return new InterruptedException();
  }
}
