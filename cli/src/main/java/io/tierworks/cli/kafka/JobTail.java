package io.tierworks.cli.kafka;

import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/// Reads events and results of one job or of all jobs. Skips messages that it cannot parse. Not
/// thread-safe.
public final class JobTail implements AutoCloseable {
  private final KafkaConsumer<String, byte[]> consumer;
  private final String results;
  private final Optional<String> job;
  private final Map<TopicPartition, Long> ends;

  private JobTail(KafkaConsumer<String, byte[]> consumer, String results, Optional<String> job) {
    this.consumer = consumer;
    this.results = results;
    this.job = job;
    this.ends = consumer.endOffsets(consumer.assignment());
  }

  /// Starts at the oldest kept message. Reads only the partition of the job's key.
  public static JobTail ofJob(Cluster cluster, String job) {
    var tail = open(cluster, Optional.of(job));
    tail.consumer.seekToBeginning(tail.consumer.assignment());
    return tail;
  }

  /// Starts at the end of the topics: for a job that has not been sent yet.
  public static JobTail ofNewJob(Cluster cluster, String job) {
    var tail = open(cluster, Optional.of(job));
    tail.ends.forEach(tail.consumer::seek);
    return tail;
  }

  /// Starts at the oldest kept message.
  public static JobTail ofAll(Cluster cluster) {
    var tail = open(cluster, Optional.empty());
    tail.consumer.seekToBeginning(tail.consumer.assignment());
    return tail;
  }

  private static JobTail open(Cluster cluster, Optional<String> job) {
    var consumer = cluster.connection().reader();
    var topics = cluster.topics();
    consumer.assign(
        Stream.of(topics.jobEvents(), topics.jobResults())
            .flatMap(topic -> partitions(consumer, topic, job))
            .toList());
    return new JobTail(consumer, topics.jobResults(), job);
  }

  /// Messages since the last call, in order. Waits at most `timeout` for the first one.
  public List<TailRecord> poll(Duration timeout) {
    var records = new ArrayList<TailRecord>();
    for (var message : consumer.poll(timeout)) {
      if (job.isEmpty() || job.get().equals(message.key())) {
        read(message).ifPresent(records::add);
      }
    }
    return records;
  }

  /// Whether it has read up to the offsets at which the topics ended when it was opened.
  public boolean caughtUp() {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private Optional<TailRecord> read(ConsumerRecord<String, byte[]> message) {
    try {
      return Optional.of(
          message.topic().equals(results)
              ? new TailRecord.Final(Wire.read(message.value(), JobResult.class))
              : new TailRecord.Event(Wire.read(message.value(), JobEvent.class)));
    } catch (MalformedMessage _) {
      return Optional.empty();
    }
  }

  private static Stream<TopicPartition> partitions(
      KafkaConsumer<?, ?> consumer, String topic, Optional<String> job) {
    int count = consumer.partitionsFor(topic).size();
    return job.map(key -> Stream.of(new TopicPartition(topic, partitionOf(key, count))))
        .orElseGet(() -> IntStream.range(0, count).mapToObj(i -> new TopicPartition(topic, i)));
  }

  /// The default partitioning of Kafka producers.
  private static int partitionOf(String key, int count) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % count;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
