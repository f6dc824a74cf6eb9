package io.tierworks.cli.kafka;

import io.tierworks.cli.command.CliException;
import io.tierworks.common.broker.MessageHeaders;
import io.tierworks.common.broker.kafka.KafkaConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The dead-letter topics. A letter stays where it is; one that was dealt with has a marker behind
/// it. Owned by one thread.
public final class DeadLetters implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Cluster cluster;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;

  /// @param cluster stays open when this is closed
  public DeadLetters(Cluster cluster) {
    this.cluster = cluster;
    this.consumer = reader(cluster.connection());
    this.producer =
        new KafkaProducer<>(
            cluster.connection().properties(KafkaConnection.producerDefaults()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  private static KafkaConsumer<byte[], byte[]> reader(KafkaConnection connection) {
    return new KafkaConsumer<>(
        connection.properties(
            Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /// Every letter kept, oldest first, without its value.
  public List<DeadLetterRecord> all(Collection<DeadLetterTopic> queues) {
    return queues.stream()
        .flatMap(queue -> read(queue, _ -> true, DeadLetters::withoutValue).stream())
        .sorted(Comparator.comparing(DeadLetterRecord::at))
        .toList();
  }

  /// The letters at these places, as far as they are there.
  public List<DeadLetterRecord> at(Collection<RecordPosition> places) {
    return places.stream()
        .map(RecordPosition::queue)
        .distinct()
        .flatMap(queue -> read(queue, places::contains, record -> record).stream())
        .toList();
  }

  private List<DeadLetterRecord> read(
      DeadLetterTopic queue,
      Predicate<RecordPosition> wanted,
      UnaryOperator<ConsumerRecord<byte[], byte[]>> kept) {
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    var redriven = new HashSet<String>();
    var ends = rewind(queue);
    while (!isAtEnd(ends)) {
      for (var record : consumer.poll(POLL)) {
        var marker = record.headers().lastHeader(MessageHeaders.REDRIVEN_LETTER);
        if (marker != null) {
          redriven.add(new String(marker.value(), StandardCharsets.UTF_8));
        } else if (wanted.test(place(queue, record))) {
          records.add(kept.apply(record));
        }
      }
    }
    return records.stream().map(record -> letter(queue, record, redriven)).toList();
  }

  /// Goes to the beginning.
  ///
  /// @return where the end is now
  private Map<TopicPartition, Long> rewind(DeadLetterTopic queue) {
    var partitions =
        consumer.partitionsFor(queue.topic(cluster.topics())).stream()
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer.endOffsets(partitions);
  }

  private boolean isAtEnd(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private static RecordPosition place(DeadLetterTopic queue, ConsumerRecord<?, ?> record) {
    return new RecordPosition(queue, record.partition(), record.offset());
  }

  private static DeadLetterRecord letter(
      DeadLetterTopic queue, ConsumerRecord<byte[], byte[]> record, Set<String> redriven) {
    var place = place(queue, record);
    return new DeadLetterRecord(
        place,
        Instant.ofEpochMilli(record.timestamp()),
        record.key(),
        record.value(),
        StreamSupport.stream(record.headers().spliterator(), false)
            .map(header -> new DeadLetterRecord.Header(header.key(), header.value()))
            .toList(),
        redriven.contains(place.inTopic()));
  }

  @SuppressWarnings("NullAway")
  private static ConsumerRecord<byte[], byte[]> withoutValue(
      ConsumerRecord<byte[], byte[]> record) {
    return new ConsumerRecord<>(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.timestampType(),
        0,
        0,
        record.key(),
        null,
        record.headers(),
        Optional.empty());
  }

  /// Puts the record back to its topic: its own key, value and headers, and how often that was
  /// done.
  ///
  /// @throws CliException when the broker does not take it
  public void putBack(DeadLetterRecord letter, String topic) throws InterruptedException {
    var record = new ProducerRecord<>(topic, null, letter.key(), letter.value());
    letter.original().forEach(header -> record.headers().add(header.name(), header.value()));
    record
        .headers()
        .add(MessageHeaders.REDRIVEN, bytes(Integer.toString(letter.timesPutBack() + 1)));
    send(record);
  }

  /// Notes behind the letter that it was dealt with.
  ///
  /// @throws CliException when the broker does not take the note
  public void mark(DeadLetterRecord letter) throws InterruptedException {
    var place = letter.place();
    var marker =
        new ProducerRecord<byte[], byte[]>(
            place.queue().topic(cluster.topics()), place.partition(), letter.key(), null);
    marker.headers().add(MessageHeaders.REDRIVEN_LETTER, bytes(place.inTopic()));
    send(marker);
  }

  private void send(ProducerRecord<byte[], byte[]> record) throws InterruptedException {
    try {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw CliException.unreachable(
          "%s does not take the message: %s"
              .formatted(record.topic(), Cluster.reason(e).getMessage()));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    consumer.close();
    producer.close();
  }
}
