package io.tierworks.e2e.crash;

import io.tierworks.common.broker.kafka.KafkaConnection;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;

/// A plain producer and consumer over as many partitions as our topics have: the baseline for what
/// the loss of a broker costs any client. Thread-safe.
final class PlainClients implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(20);

  private final String topic;
  private final int partitions;
  private final Producer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final EventArrivals arrivals = new EventArrivals();
  private final Thread sending =
      Thread.ofPlatform().daemon().name("plain-out").unstarted(this::send);
  private final Thread reading =
      Thread.ofPlatform().daemon().name("plain-in").unstarted(this::read);
  private volatile boolean stopped;

  private PlainClients(KafkaConnection connection, String topic, int partitions) {
    this.topic = topic;
    this.partitions = partitions;
    create(connection);
    this.producer = connection.producer();
    this.consumer = connection.reader();
    var all = IntStream.range(0, partitions).mapToObj(p -> new TopicPartition(topic, p)).toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
  }

  static PlainClients start(KafkaConnection connection, String topic, int partitions) {
    var clients = new PlainClients(connection, topic, partitions);
    clients.reading.start();
    clients.sending.start();
    return clients;
  }

  private void create(KafkaConnection connection) {
    try (var admin = connection.admin()) {
      admin.createTopics(Set.of(new NewTopic(topic, partitions, (short) -1))).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void send() {
    try {
      for (int i = 0; !stopped; i++) {
        var value = ByteBuffer.allocate(Long.BYTES).putLong(System.currentTimeMillis()).array();
        producer.send(new ProducerRecord<>(topic, i % partitions, null, value));
        Thread.sleep(EVERY);
      }
    } catch (InterruptedException | InterruptException _) {
      // Closed.
    }
  }

  private void read() {
    try (consumer) {
      while (true) {
        var records = consumer.poll(EVERY);
        long now = System.currentTimeMillis();
        synchronized (this) {
          records.forEach(
              r -> arrivals.add(r.partition(), ByteBuffer.wrap(r.value()).getLong(), now));
        }
      }
    } catch (WakeupException _) {
      // Closed.
    }
  }

  /// When the consumer had seen, on each partition, a record made after a moment.
  synchronized Optional<Long> onEachPartition(long madeAfter) {
    return arrivals.onEach(madeAfter, IntStream.range(0, partitions).boxed().toList());
  }

  /// The longest delivery time of a record in flight between two moments.
  synchronized Optional<Long> longestWay(long from, long to) {
    return arrivals.longestWay(from, to);
  }

  @Override
  public void close() {
    stopped = true;
    sending.interrupt();
    consumer.wakeup();
    try {
      sending.join();
      reading.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    producer.close(Duration.ZERO);
  }
}
