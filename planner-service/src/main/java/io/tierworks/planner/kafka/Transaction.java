package io.tierworks.planner.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The transactions of one loop, one after the other. A transaction begins with its first record.
///
/// Two producers take turns. A broker lets a producer's next transaction wait until all partitions
/// have the end of its last one, and asks only every 20 ms; meanwhile the other producer works.
///
/// Nobody sees a record before the commit, so all of them wait for it and share a request.
///
/// Subtasks go to the tiers' topics outside of it, because share consumers handle control records
/// badly: see `docs/adr/0011-the-planner-hosts-its-partitions-itself.md`. A commit first waits
/// until the broker has them, so no committed state lacks its subtask. One owner thread.
///
/// @throws KafkaException from any method: abort the transaction, or open everything anew
final class Transaction implements Outbox, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);
  private static final Duration CLOSING = Duration.ofSeconds(2);

  private final List<Producer<String, byte[]>> transactional;
  private final Producer<String, byte[]> dispatching;
  private final List<ProducerRecord<String, byte[]>> subtasks = new ArrayList<>();
  private int turn;
  private boolean begun;

  /// @param transactional end what an earlier run of this planner left open
  /// @param dispatching idempotent, without transactions
  Transaction(List<Producer<String, byte[]>> transactional, Producer<String, byte[]> dispatching) {
    this.transactional = transactional;
    this.dispatching = dispatching;
    transactional.forEach(Producer::initTransactions);
  }

  private Producer<String, byte[]> current() {
    return transactional.get(turn);
  }

  /// Whether there are records that somebody waits for.
  boolean hasOutput() {
    return begun || !subtasks.isEmpty();
  }

  @Override
  public Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
    begin();
    return current().send(record);
  }

  @Override
  public void dispatch(ProducerRecord<String, byte[]> record) {
    subtasks.add(record);
  }

  private void begin() {
    if (!begun) {
      current().beginTransaction();
      begun = true;
    }
  }

  /// Commits the records and the offsets of the input together. A group that rebalances may refuse
  /// the offsets, so subtasks are sent after them then, and otherwise at the same time.
  void commit(
      Map<TopicPartition, OffsetAndMetadata> offsets,
      ConsumerGroupMetadata group,
      Rebalance rebalance) {
    if (rebalance.isUnderWay()) {
      send(offsets, group);
      dispatch().forEach(Transaction::await);
    } else {
      var dispatched = dispatch();
      send(offsets, group);
      dispatched.forEach(Transaction::await);
    }
    if (begun) {
      commit();
      begun = false;
      turn = (turn + 1) % transactional.size();
    }
  }

  private void send(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
    if (!offsets.isEmpty()) {
      begin();
      current().sendOffsetsToTransaction(offsets, group);
    }
  }

  private List<Future<RecordMetadata>> dispatch() {
    var dispatched = subtasks.stream().map(dispatching::send).toList();
    subtasks.clear();
    return dispatched;
  }

  /// If no broker answers in time, the outcome is unknown, and the same commit is tried again.
  private void commit() {
    while (true) {
      try {
        current().commitTransaction();
        return;
      } catch (TimeoutException e) {
        LOG.atWarn().addKeyValue("error", e.toString()).log("a commit is tried again");
      }
    }
  }

  private static void await(Future<RecordMetadata> write) {
    try {
      write.get();
    } catch (ExecutionException e) {
      throw new KafkaException("a subtask cannot be written", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  void abort() {
    subtasks.clear();
    if (begun) {
      begun = false;
      current().abortTransaction();
    }
  }

  /// Aborts the open transaction, if there is one.
  @Override
  public void close() {
    begun = false;
    subtasks.clear();
    dispatching.close(CLOSING);
    transactional.forEach(producer -> producer.close(CLOSING));
  }
}
