package io.tierworks.e2e.wire;

import io.tierworks.common.broker.MessageHeaders;
import io.tierworks.common.broker.Topic;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.broker.kafka.TextHeaders;
import io.tierworks.common.contract.worker.WorkerStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// All committed messages of an installation, by topic. The planner's changelog holds no messages.
record WrittenRecords(Map<String, List<ConsumerRecord<String, byte[]>>> byTopic) {
  private static final Duration POLL = Duration.ofMillis(500);

  /// Reads every topic up to its present end.
  static WrittenRecords of(KafkaConnection connection, Topics topics) {
    var records = new TreeMap<String, List<ConsumerRecord<String, byte[]>>>();
    try (var consumer = connection.reader()) {
      for (var topic : messages(topics)) {
        records.put(topic.name(), read(consumer, topic));
      }
    }
    return new WrittenRecords(records);
  }

  private static List<Topic> messages(Topics topics) {
    return topics.all().stream()
        .filter(topic -> !topic.name().equals(topics.plannerState()))
        .toList();
  }

  private static List<ConsumerRecord<String, byte[]>> read(
      KafkaConsumer<String, byte[]> consumer, Topic topic) {
    var partitions =
        consumer.partitionsFor(topic.name()).stream()
            .map(found -> new TopicPartition(found.topic(), found.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    var ends = consumer.endOffsets(partitions);
    var read = new ArrayList<ConsumerRecord<String, byte[]>>();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(read::add);
    }
    return read;
  }

  List<ConsumerRecord<String, byte[]>> all() {
    return byTopic.values().stream().flatMap(List::stream).toList();
  }

  /// The name of the schema that the value of a record keeps; empty for what users wrote.
  static Optional<String> schema(Topics topics, ConsumerRecord<String, byte[]> record) {
    var topic = record.topic();
    if (topic.equals(topics.subtaskResults())) {
      return Optional.of(isFenceMarker(record) ? "worker-status" : "subtask-result");
    }
    if (topics.tiers().stream().map(topics::subtasks).anyMatch(topic::equals)) {
      return Optional.of("subtask");
    }
    var schemas =
        Map.of(
            topics.jobCommands(), "job-command",
            topics.deadSubtasks(), "subtask",
            topics.workerStatus(), "worker-status",
            topics.workerCommands(), "worker-command",
            topics.jobEvents(), "job-event",
            topics.jobAnswers(), "answer-page",
            topics.jobResults(), "job-result");
    return Optional.ofNullable(schemas.get(topic));
  }

  static boolean isFenceMarker(ConsumerRecord<String, byte[]> record) {
    return TextHeaders.read(record.headers(), MessageHeaders.TYPE)
        .filter(MessageHeaders.type(WorkerStatus.FenceMarker.TYPE)::equals)
        .isPresent();
  }
}
