package io.tierworks.planner.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Assignment;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CoPartitionedAssignorTest {
  private static final List<String> TOPICS = List.of("commands", "results");

  private final CoPartitionedAssignor assignor = new CoPartitionedAssignor();
  private int generation;

  @Test
  void eachMemberHasTheSameNumbersOfAllTopics() {
    var assigned = assign(Map.of("a", List.of(), "b", List.of(), "c", List.of()));
    assertThat(assigned.values())
        .allSatisfy(own -> assertThat(numbers(own, "commands")).isEqualTo(numbers(own, "results")));
    assertThat(assigned.values().stream().flatMap(List::stream).toList())
        .hasSize(8)
        .doesNotHaveDuplicates();
  }

  /// What moves is first taken from its owner, and given to the new one in the next round.
  @Test
  void aNewMemberTakesAsFewAsPossibleInTwoRounds() {
    var one = assign(Map.of("a", List.of()));
    var first = assign(Map.of("a", one.get("a"), "b", List.of()));
    assertThat(first.get("a")).hasSize(4);
    assertThat(first.get("b")).isEmpty();
    var second = assign(first);
    assertThat(second.get("a")).containsExactlyInAnyOrderElementsOf(first.get("a"));
    var taken = Objects.requireNonNull(second.get("b"));
    assertThat(numbers(taken, "commands")).isEqualTo(numbers(taken, "results")).hasSize(2);
  }

  /// Meanwhile the group may refuse offsets.
  @Test
  void aMemberRebalancesFromItsRequestToJoinUntilItHasItsPartitions() {
    var rebalance = new Rebalance();
    assignor.configure(Map.of(CoPartitionedAssignor.REBALANCE, rebalance));
    assertThat(rebalance.isUnderWay()).isFalse();
    assignor.subscriptionUserData(Set.copyOf(TOPICS));
    assertThat(rebalance.isUnderWay()).isTrue();
    assignor.onAssignment(
        new Assignment(List.of()), new MockConsumer<>("earliest").groupMetadata());
    assertThat(rebalance.isUnderWay()).isFalse();
  }

  private static List<Integer> numbers(List<TopicPartition> partitions, String topic) {
    return partitions.stream()
        .filter(each -> each.topic().equals(topic))
        .map(TopicPartition::partition)
        .sorted()
        .toList();
  }

  private Map<String, List<TopicPartition>> assign(Map<String, List<TopicPartition>> owned) {
    var topics = new HashMap<String, List<PartitionInfo>>();
    TOPICS.forEach(topic -> topics.put(topic, partitions(topic)));
    var members = new HashMap<String, Subscription>();
    owned.forEach((name, own) ->
        members.put(
            name,
            new Subscription(
                TOPICS,
                assignor.subscriptionUserData(Set.copyOf(TOPICS)),
                own,
                generation,
                Optional.empty())));
    generation++;
    return assignor.assignPartitions(topics, members);
  }

  private static List<PartitionInfo> partitions(String topic) {
    var leader = Node.noNode();
    return IntStream.range(0, 4)
        .mapToObj(i -> new PartitionInfo(topic, i, leader, new Node[0], new Node[0]))
        .toList();
  }
}
