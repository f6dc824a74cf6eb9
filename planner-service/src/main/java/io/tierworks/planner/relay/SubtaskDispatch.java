package io.tierworks.planner.relay;

import io.tierworks.common.broker.DeadLetter;
import io.tierworks.common.broker.MessageHeaders;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.ConsumerLoop;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.broker.kafka.TextHeaders;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Hands the coordinator's orders to the pools: from `subtask.orders`, which its transactions
/// write, to the tier topics, which nobody's transaction touches. See
/// `docs/adr/0007-no-transactions-on-share-group-topics.md`. Orders are passed on before their
/// transaction commits; ids are deterministic, so an order that is written again is the same
/// attempt.
public final class SubtaskDispatch implements AutoCloseable {
  private final Topics topics;
  private final ConsumerLoop loop;

  private SubtaskDispatch(Topics topics, GroupMembership place, KafkaConnection kafka) {
    this.topics = topics;
    this.loop =
        Relay.start(topics.subtaskOrders(), topics.dispatchGroup(), place, kafka, this::pass);
  }

  public static SubtaskDispatch start(Topics topics, GroupMembership place, KafkaConnection kafka) {
    return new SubtaskDispatch(topics, place, kafka);
  }

  private List<ProducerRecord<String, byte[]>> pass(ConsumerRecord<String, byte[]> order) {
    var tier = TextHeaders.read(order.headers(), MessageHeaders.TIER).orElse("");
    return List.of(
        topics.tiers().contains(tier) ? to(topics.subtasks(tier), order) : dead(order, tier));
  }

  private static ProducerRecord<String, byte[]> to(
      String topic, ConsumerRecord<String, byte[]> order) {
    return new ProducerRecord<>(topic, null, order.key(), order.value(), order.headers());
  }

  private ProducerRecord<String, byte[]> dead(ConsumerRecord<String, byte[]> order, String tier) {
    var letter =
        DeadLetter.rejected(
            order.topic(),
            order.partition(),
            order.offset(),
            topics.dispatchGroup(),
            "no_such_tier",
            "no tier '" + tier + "' is set up here");
    var dead = to(topics.deadSubtasks(), order);
    TextHeaders.add(dead.headers(), letter.headers());
    return dead;
  }

  @Override
  public void close() {
    loop.close();
  }
}
