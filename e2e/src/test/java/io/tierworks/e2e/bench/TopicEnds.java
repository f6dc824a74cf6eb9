package io.tierworks.e2e.bench;

import io.tierworks.common.broker.kafka.KafkaConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Where the partitions of a broker end, the broker's own topics included.
record TopicEnds(Map<TopicPartition, Long> offsets) {
  private static final Duration POLL = Duration.ofMillis(200);

  /// What was written to a topic.
  ///
  /// @param records of producers, those of aborted transactions included
  /// @param bytes of these records, uncompressed
  /// @param markers by which transactions end
  record Written(long records, long bytes, long markers) {
    Written plus(Written other) {
      return new Written(records + other.records, bytes + other.bytes, markers + other.markers);
    }
  }

  static TopicEnds read(KafkaConnection connection) {
    try (var admin = connection.admin()) {
      var ends = new HashMap<TopicPartition, Long>();
      admin
          .listOffsets(
              partitions(admin).collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest())))
          .all()
          .get()
          .forEach((partition, end) -> ends.put(partition, end.offset()));
      return new TopicEnds(ends);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Stream<TopicPartition> partitions(Admin admin)
      throws ExecutionException, InterruptedException {
    var names = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    return admin.describeTopics(names).allTopicNames().get().values().stream()
        .flatMap(topic ->
            topic.partitions().stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition())));
  }

  /// Reads all records between earlier ends and these.
  Map<String, Written> writtenSince(TopicEnds earlier, KafkaConnection connection) {
    var written = new TreeMap<String, Written>();
    try (var reader =
        connection.consumer(Map.of(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false"))) {
      offsets.forEach((partition, end) -> {
        long from = earlier.offsets.getOrDefault(partition, 0L);
        if (end > from) {
          written.merge(partition.topic(), read(reader, partition, from, end), Written::plus);
        }
      });
    }
    return written;
  }

  private static Written read(
      KafkaConsumer<String, byte[]> reader, TopicPartition partition, long from, long end) {
    reader.assign(List.of(partition));
    var begins = reader.beginningOffsets(List.of(partition));
    long kept = Math.max(from, begins.getOrDefault(partition, 0L));
    reader.seek(partition, kept);
    // The broker deletes old states of share groups: these count, too.
    long records = kept - from;
    long bytes = 0;
    while (reader.position(partition) < end) {
      for (var record : reader.poll(POLL)) {
        if (record.offset() < end) {
          records++;
          bytes += size(record);
        }
      }
    }
    return new Written(records, bytes, end - from - records);
  }

  private static long size(ConsumerRecord<String, byte[]> record) {
    long size = Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
    for (var header : record.headers()) {
      size += header.key().length() + (header.value() == null ? 0 : header.value().length);
    }
    return size;
  }
}
