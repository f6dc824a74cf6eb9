package io.tierworks.planner.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class TransactionTest {
  private static final ConsumerGroupMetadata GROUP = new MockConsumer<>("earliest").groupMetadata();
  private static final Map<TopicPartition, OffsetAndMetadata> READ =
      Map.of(new TopicPartition("results", 0), new OffsetAndMetadata(7));

  private final MockProducer<String, byte[]> first = producer(true);
  private final MockProducer<String, byte[]> second = producer(true);
  private final MockProducer<String, byte[]> dispatching = producer(false);
  private final Rebalance rebalance = new Rebalance();
  private final Transaction transaction = new Transaction(List.of(first, second), dispatching);

  @Test
  void producersTakeTurns() {
    for (int i = 0; i < 3; i++) {
      transaction.send(event());
      transaction.commit(READ, GROUP, rebalance);
    }
    assertThat(first.commitCount()).isEqualTo(2);
    assertThat(second.commitCount()).isEqualTo(1);
    assertThat(first.consumerGroupOffsetsHistory()).hasSize(2);
  }

  @Test
  void nothingIsCommittedIfASubtaskCannotBeWritten() {
    transaction.send(event());
    transaction.dispatch(new ProducerRecord<>("subtasks.nano", "j", new byte[1]));
    var _ = Thread.startVirtualThread(this::failTheDispatch);
    assertThatThrownBy(() -> transaction.commit(READ, GROUP, rebalance))
        .isInstanceOf(KafkaException.class)
        .hasRootCauseMessage("no broker");
    assertThat(first.transactionCommitted()).isFalse();
    transaction.abort();
    assertThat(first.transactionAborted()).isTrue();
    assertThat(transaction.hasOutput()).isFalse();
  }

  /// The subtask is written again after an abort.
  @Test
  void anAbortedTransactionLeavesNothingForTheNextOne() {
    transaction.dispatch(new ProducerRecord<>("subtasks.nano", "j", new byte[1]));
    transaction.abort();
    transaction.send(event());
    transaction.commit(READ, GROUP, rebalance);
    assertThat(first.history()).hasSize(1);
    assertThat(dispatching.history()).isEmpty();
  }

  /// They would run although the transaction is aborted, and run again after it.
  @Test
  void noSubtaskIsSentIfAGroupThatRebalancesRefusesTheOffsets() {
    rebalance.begins();
    first.sendOffsetsToTransactionException = new CommitFailedException("another generation");
    transaction.dispatch(new ProducerRecord<>("subtasks.nano", "j", new byte[1]));
    assertThatThrownBy(() -> transaction.commit(READ, GROUP, rebalance))
        .isInstanceOf(CommitFailedException.class);
    assertThat(dispatching.history()).isEmpty();
  }

  /// The consumer closes later, and commits once more.
  @Test
  void aClosedTransactionCommitsNothing() {
    transaction.send(event());
    transaction.close();
    transaction.commit(Map.of(), GROUP, rebalance);
    assertThat(first.transactionCommitted()).isFalse();
    assertThat(transaction.hasOutput()).isFalse();
  }

  @Test
  void withoutRecordsThereIsNoTransaction() {
    transaction.commit(Map.of(), GROUP, rebalance);
    assertThat(first.transactionInFlight()).isFalse();
    assertThat(first.commitCount()).isZero();
  }

  private void failTheDispatch() {
    while (!dispatching.errorNext(new TimeoutException("no broker"))) {
      Thread.onSpinWait();
    }
  }

  private static ProducerRecord<String, byte[]> event() {
    return new ProducerRecord<>("events", "j", new byte[1]);
  }

  private static MockProducer<String, byte[]> producer(boolean completes) {
    return new MockProducer<>(completes, null, new StringSerializer(), new ByteArraySerializer());
  }
}
