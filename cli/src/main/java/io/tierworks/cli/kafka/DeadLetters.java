package io.tierworks.cli.kafka;

import io.tierworks.cli.command.CliException;
import io.tierworks.common.broker.CloudEvent;
import io.tierworks.common.broker.MessageHeaders;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.broker.kafka.TextHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Reads and redrives the records of the dead-letter topics. A redriven record stays in its topic
/// and is followed by a marker. Not thread-safe.
public final class DeadLetters implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Cluster cluster;
  private final Producer<byte[], byte[]> producer;

  public DeadLetters(Cluster cluster) {
    this.cluster = cluster;
    this.producer = cluster.connection().producer(KafkaConnection.producerDefaults());
  }

  /// All kept records, oldest first, without their values.
  public List<DeadLetterRecord> all(Collection<DeadLetterTopic> topics) {
    return topics.stream()
        .flatMap(topic -> read(topic, _ -> true, DeadLetterRecord::withoutValue).stream())
        .sorted(Comparator.comparing(DeadLetterRecord::at))
        .toList();
  }

  /// All kept records that have not been redriven, oldest first, without their values.
  public List<DeadLetterRecord> open(Collection<DeadLetterTopic> topics) {
    return all(topics).stream().filter(record -> !record.redriven()).toList();
  }

  /// The records at these positions, as far as they exist.
  public List<DeadLetterRecord> at(Collection<RecordPosition> positions) {
    return positions.stream()
        .map(RecordPosition::topic)
        .distinct()
        .flatMap(topic -> read(topic, positions::contains, UnaryOperator.identity()).stream())
        .toList();
  }

  private List<DeadLetterRecord> read(
      DeadLetterTopic topic,
      Predicate<RecordPosition> wanted,
      UnaryOperator<DeadLetterRecord> reduce) {
    var records = new ArrayList<DeadLetterRecord>();
    var markers = new HashSet<String>();
    forEach(
        topic,
        record -> {
          var marked = record.redrives();
          if (marked.isPresent()) {
            markers.add(marked.get());
          } else if (wanted.test(record.position())) {
            records.add(reduce.apply(record));
          }
        });
    return records.stream().map(r -> r.isMarkedBy(markers) ? r.asRedriven() : r).toList();
  }

  private void forEach(DeadLetterTopic topic, Consumer<DeadLetterRecord> action) {
    var names = List.of(topic.name(cluster.topics()));
    try (var reader = new TopicReader(cluster.connection(), names, Optional.empty())) {
      while (!reader.isCaughtUp()) {
        reader.poll(POLL).forEach(message -> action.accept(DeadLetterRecord.of(topic, message)));
      }
    }
  }

  /// Sends the record to the topic with its original key, value and headers and a count of
  /// redrives.
  ///
  /// @throws CliException if the broker rejects it
  public void sendBack(DeadLetterRecord deadLetter, String topic) throws InterruptedException {
    var record = new ProducerRecord<>(topic, null, deadLetter.key(), deadLetter.value());
    deadLetter.originalHeaders().forEach(h -> record.headers().add(h.name(), h.value()));
    var count = Integer.toString(deadLetter.timesSentBack() + 1);
    TextHeaders.add(record.headers(), Map.of(MessageHeaders.REDRIVEN, count));
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
    TextHeaders.add(marker.headers(), Map.of(MessageHeaders.REDRIVEN_LETTER, position.inTopic()));
    var event =
        CloudEvent.unique(JobSender.SOURCE, "dead_letter.redriven", null, Instant.now()).headers();
    event.remove(MessageHeaders.CONTENT_TYPE);
    TextHeaders.add(marker.headers(), event);
    send(marker);
  }

  private void send(ProducerRecord<byte[], byte[]> record) throws InterruptedException {
    try {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw Cluster.notWritten(record.topic(), e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
