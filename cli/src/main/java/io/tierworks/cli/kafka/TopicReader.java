package io.tierworks.cli.kafka;

import io.tierworks.common.broker.kafka.KafkaConnection;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads committed records of some topics without a consumer group. Not thread-safe.
final class TopicReader implements AutoCloseable {
  private static final Map<String, String> OPTIONS =
      Map.of(
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
          ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
          ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
          ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> ends;

  /// Opens a reader that starts at the oldest kept records.
  ///
  /// @param key if given, reads only the partition of this key in each topic
  TopicReader(KafkaConnection connection, Collection<String> topics, Optional<byte[]> key) {
    consumer =
        new KafkaConsumer<>(
            connection.properties(OPTIONS),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(topics.stream().flatMap(topic -> partitions(topic, key)).toList());
    consumer.seekToBeginning(consumer.assignment());
    ends = consumer.endOffsets(consumer.assignment());
  }

  /// Skips all records that existed when the reader was opened.
  void skipToEnd() {
    ends.forEach(consumer::seek);
  }

  /// Records since the last call. Waits at most `timeout` for the first one.
  Iterable<ConsumerRecord<byte[], byte[]>> poll(Duration timeout) {
    return consumer.poll(timeout);
  }

  /// Whether all records that existed when the reader was opened have been read.
  boolean isCaughtUp() {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private Stream<TopicPartition> partitions(String topic, Optional<byte[]> key) {
    int count = consumer.partitionsFor(topic).size();
    return key.map(bytes -> IntStream.of(BuiltInPartitioner.partitionForKey(bytes, count)))
        .orElseGet(() -> IntStream.range(0, count))
        .mapToObj(partition -> new TopicPartition(topic, partition));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
