package io.tierworks.common.broker.kafka;

import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.broker.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Asks the broker how many records a group has left to read. A group that has never read has all
/// records left. Thread-safe.
public final class GroupLag {
  private final Admin admin;
  private final Topics topics;
  private final TopicSettings settings;

  /// @param admin stays open
  public GroupLag(Admin admin, TopicSettings settings) {
    this.admin = admin;
    this.topics = settings.topics();
    this.settings = settings;
  }

  /// Subtasks in the tier's topic that no worker has taken.
  public long ofTier(String tier) throws ExecutionException, InterruptedException {
    var partitions = partitions(topics.subtasks(tier), topics.subtaskPartitions());
    var group = topics.workerGroup(tier);
    return switch (settings.intake()) {
      case SHARE -> ofShareGroup(group, partitions);
      case GROUP -> ofConsumerGroup(group, partitions);
    };
  }

  /// Records of a topic keyed by job that a consumer group has not committed.
  public long ofKeyedTopic(String group, String topic)
      throws ExecutionException, InterruptedException {
    return ofConsumerGroup(group, partitions(topic, topics.keyedPartitions()));
  }

  private static List<TopicPartition> partitions(String topic, int count) {
    return IntStream.range(0, count).mapToObj(i -> new TopicPartition(topic, i)).toList();
  }

  /// The broker does not know the lag of a group that has never read.
  private long ofShareGroup(String group, List<TopicPartition> partitions)
      throws ExecutionException, InterruptedException {
    var asked = Map.of(group, new ListShareGroupOffsetsSpec().topicPartitions(partitions));
    var offsets = admin.listShareGroupOffsets(asked).partitionsToOffsetInfo(group).get();
    var ends = ends(partitions);
    return partitions.stream()
        .mapToLong(partition ->
            Optional.ofNullable(offsets.get(partition))
                .flatMap(SharePartitionOffsetInfo::lag)
                .orElseGet(() -> ends.getOrDefault(partition, 0L)))
        .sum();
  }

  private long ofConsumerGroup(String group, List<TopicPartition> partitions)
      throws ExecutionException, InterruptedException {
    var committed = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    var ends = ends(partitions);
    return partitions.stream()
        .mapToLong(p -> Math.max(0, ends.getOrDefault(p, 0L) - position(committed, p)))
        .sum();
  }

  private static long position(
      Map<TopicPartition, OffsetAndMetadata> committed, TopicPartition partition) {
    var position = committed.get(partition);
    return position == null ? 0 : position.offset();
  }

  private Map<TopicPartition, Long> ends(List<TopicPartition> partitions)
      throws ExecutionException, InterruptedException {
    return admin
        .listOffsets(
            partitions.stream().collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest())))
        .all()
        .get()
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }
}
