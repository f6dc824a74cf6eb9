package io.tierworks.cli.kafka;

import io.tierworks.common.broker.Topics;
import java.util.LinkedHashMap;
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

/// How much our groups have left to read.
public final class Backlogs {
  private final Admin admin;
  private final Topics topics;
  private final boolean shareGroups;

  /// @param cluster stays open
  public Backlogs(Cluster cluster) {
    this.admin = cluster.admin();
    this.topics = cluster.topics();
    this.shareGroups = cluster.settings().text("intake").equals("share");
  }

  /// Subtasks in a tier's topic that nobody has taken.
  public long ofTier(String tier) throws ExecutionException, InterruptedException {
    var partitions = partitions(topics.subtasks(tier), topics.subtaskPartitions());
    var group = topics.workerGroup(tier);
    return shareGroups ? shared(group, partitions) : read(group, partitions);
  }

  /// Messages that wait, by topic.
  public Map<String, Long> all() throws ExecutionException, InterruptedException {
    var all = new LinkedHashMap<String, Long>();
    int keyed = topics.keyedPartitions();
    all.put(topics.jobs(), read(topics.intakeGroup(), partitions(topics.jobs(), keyed)));
    for (var topic : List.of(topics.jobCommands(), topics.subtaskResults())) {
      all.put(topic, read(topics.plannerGroup(), partitions(topic, keyed)));
    }
    all.put(
        topics.subtaskOrders(),
        read(topics.dispatchGroup(), partitions(topics.subtaskOrders(), keyed)));
    for (var tier : topics.tiers()) {
      all.put(topics.subtasks(tier), ofTier(tier));
    }
    return all;
  }

  /// A group that has never been there has everything left to read.
  private long shared(String group, List<TopicPartition> partitions)
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

  private long read(String group, List<TopicPartition> partitions)
      throws ExecutionException, InterruptedException {
    var positions = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    var ends = ends(partitions);
    return partitions.stream()
        .mapToLong(p -> Math.max(0, ends.getOrDefault(p, 0L) - position(positions, p)))
        .sum();
  }

  private static long position(
      Map<TopicPartition, OffsetAndMetadata> positions, TopicPartition partition) {
    var position = positions.get(partition);
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

  private static List<TopicPartition> partitions(String topic, int count) {
    return IntStream.range(0, count).mapToObj(p -> new TopicPartition(topic, p)).toList();
  }
}
