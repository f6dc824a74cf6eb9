package io.tierworks.planner.kafka;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/// Gives the partitions of one number to the same member, in all topics. Apart from that it assigns
/// as its parent: evenly, and with as few moves as possible. All members subscribe to the same
/// topics, which have the same number of partitions. It knows when its member rebalances.
public final class CoPartitionedAssignor extends CooperativeStickyAssignor implements Configurable {
  /// The setting that names the member's [Rebalance].
  static final String REBALANCE = "planner.rebalance";

  private Rebalance rebalance = new Rebalance();

  @Override
  public void configure(Map<String, ?> settings) {
    if (settings.get(REBALANCE) instanceof Rebalance given) {
      rebalance = given;
    }
  }

  /// The consumer asks for it with each request to join.
  @Override
  public ByteBuffer subscriptionUserData(Set<String> topics) {
    rebalance.begins();
    return super.subscriptionUserData(topics);
  }

  @Override
  public void onAssignment(Assignment assignment, ConsumerGroupMetadata group) {
    super.onAssignment(assignment, group);
    rebalance.ends();
  }

  @Override
  public String name() {
    return "co-partitioned";
  }

  /// Assigns one topic; the others follow it.
  @Override
  public Map<String, List<TopicPartition>> assignPartitions(
      Map<String, List<PartitionInfo>> partitions, Map<String, Subscription> subscriptions) {
    var topics = new TreeSet<>(partitions.keySet());
    if (topics.isEmpty()) {
      return super.assignPartitions(partitions, subscriptions);
    }
    var leading = topics.first();
    var restricted = new HashMap<String, Subscription>();
    subscriptions.forEach((member, all) -> restricted.put(member, only(leading, all)));
    var assigned = super.assignPartitions(Map.of(leading, partitions.get(leading)), restricted);
    return assigned.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> inAll(topics, each.getValue())));
  }

  private static Subscription only(String topic, Subscription all) {
    var owned = all.ownedPartitions().stream().filter(each -> each.topic().equals(topic)).toList();
    var one =
        new Subscription(
            List.of(topic), all.userData(), owned, all.generationId().orElse(-1), all.rackId());
    one.setGroupInstanceId(all.groupInstanceId());
    return one;
  }

  private static List<TopicPartition> inAll(Set<String> topics, List<TopicPartition> leading) {
    return leading.stream()
        .flatMap(each -> topics.stream().map(topic -> new TopicPartition(topic, each.partition())))
        .toList();
  }
}
