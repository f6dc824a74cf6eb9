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

/// Reads and redrives the records of the dead-letter topics. A redriven record stays in its topic
/// and is followed by a marker. Not thread-safe.
public final class DeadLetters implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Cluster cluster;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;

  /// @param cluster not closed by [#close]
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

  /// All kept records, oldest first, without their values.
  public List<DeadLetterRecord> all(Collection<DeadLetterTopic> topics) {
    return topics.stream()
        .flatMap(topic -> read(topic, _ -> true, DeadLetters::withoutValue).stream())
        .sorted(Comparator.comparing(DeadLetterRecord::at))
        .toList();
  }

  /// The records at these positions, as far as they exist.
  public List<DeadLetterRecord> at(Collection<RecordPosition> positions) {
    return positions.stream()
        .map(RecordPosition::topic)
        .distinct()
        .flatMap(topic -> read(topic, positions::contains, record -> record).stream())
        .toList();
  }

  private List<DeadLetterRecord> read(
      DeadLetterTopic topic,
      Predicate<RecordPosition> wanted,
      UnaryOperator<ConsumerRecord<byte[], byte[]>> kept) {
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    var redriven = new HashSet<String>();
    var ends = rewind(topic);
    while (!isAtEnd(ends)) {
      for (var record : consumer.poll(POLL)) {
        var marker = record.headers().lastHeader(MessageHeaders.REDRIVEN_LETTER);
        if (marker != null) {
          redriven.add(new String(marker.value(), StandardCharsets.UTF_8));
        } else if (wanted.test(position(topic, record))) {
          records.add(kept.apply(record));
        }
      }
    }
    return records.stream().map(record -> deadLetter(topic, record, redriven)).toList();
  }

  /// Seeks to the beginning.
  ///
  /// @return the current end offsets
  private Map<TopicPartition, Long> rewind(DeadLetterTopic topic) {
    var partitions =
        consumer.partitionsFor(topic.name(cluster.topics())).stream()
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

  private static RecordPosition position(DeadLetterTopic topic, ConsumerRecord<?, ?> record) {
    return new RecordPosition(topic, record.partition(), record.offset());
  }

  private static DeadLetterRecord deadLetter(
      DeadLetterTopic topic, ConsumerRecord<byte[], byte[]> record, Set<String> redriven) {
    var position = position(topic, record);
    return new DeadLetterRecord(
        position,
        Instant.ofEpochMilli(record.timestamp()),
        record.key(),
        record.value(),
        StreamSupport.stream(record.headers().spliterator(), false)
            .map(header -> new DeadLetterRecord.Header(header.key(), header.value()))
            .toList(),
        redriven.contains(position.inTopic()));
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

  /// Sends the record to the topic with its original key, value and headers and a count of
  /// redrives.
  ///
  /// @throws CliException if the broker rejects it
  public void sendBack(DeadLetterRecord deadLetter, String topic) throws InterruptedException {
    var record = new ProducerRecord<>(topic, null, deadLetter.key(), deadLetter.value());
    deadLetter
        .originalHeaders()
        .forEach(header -> record.headers().add(header.name(), header.value()));
    record
        .headers()
        .add(MessageHeaders.REDRIVEN, bytes(Integer.toString(deadLetter.timesSentBack() + 1)));
    send(record);
  }

  /// Writes the marker that the record has been redriven.
  ///
  /// @throws CliException if the broker rejects it
  public void markRedriven(DeadLetterRecord deadLetter) throws InterruptedException {
    var position = deadLetter.position();
    var marker =
        new ProducerRecord<byte[], byte[]>(
            position.topic().name(cluster.topics()), position.partition(), deadLetter.key(), null);
    marker.headers().add(MessageHeaders.REDRIVEN_LETTER, bytes(position.inTopic()));
    send(marker);
  }

  private void send(ProducerRecord<byte[], byte[]> record) throws InterruptedException {
    try {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw CliException.unreachable(
          "topic %s rejects the message: %s"
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
