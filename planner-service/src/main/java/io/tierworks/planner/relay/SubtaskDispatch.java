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

/// Moves subtasks from `subtask.orders`, which the coordinators write in transactions, to the
/// tiers' topics, which no transaction may touch: see
/// `docs/adr/0007-no-transactions-on-share-group-topics.md`. It moves them before their transaction
/// commits. Ids are deterministic, so a subtask that is written again is the same attempt.
public record SubtaskDispatch(Topics topics) {

  public static ConsumerLoop start(
      Topics topics, GroupMembership membership, KafkaConnection kafka) {
    var dispatch = new SubtaskDispatch(topics);
    return Relay.start(
        topics.subtaskOrders(), topics.dispatchGroup(), membership, kafka, dispatch::move);
  }

  List<ProducerRecord<String, byte[]>> move(ConsumerRecord<String, byte[]> subtask) {
    var tier = TextHeaders.read(subtask.headers(), MessageHeaders.TIER).orElse("");
    return List.of(
        topics.tiers().contains(tier)
            ? copy(topics.subtasks(tier), subtask)
            : deadLetter(subtask, tier));
  }

  private static ProducerRecord<String, byte[]> copy(
      String topic, ConsumerRecord<String, byte[]> subtask) {
    return new ProducerRecord<>(topic, null, subtask.key(), subtask.value(), subtask.headers());
  }

  private ProducerRecord<String, byte[]> deadLetter(
      ConsumerRecord<String, byte[]> subtask, String tier) {
    var letter =
        DeadLetter.rejected(
            DeadLetter.Origin.record(subtask.topic(), subtask.partition(), subtask.offset(), 1),
            topics.dispatchGroup(),
            "no_such_tier",
            "there is no tier '%s'; the setting 'tiers' lists %s".formatted(tier, topics.tiers()));
    var dead = copy(topics.deadSubtasks(), subtask);
    TextHeaders.add(dead.headers(), letter, null);
    return dead;
  }
}
