package io.tierworks.worker.kafka;

import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.worker.pool.Delivery;
import io.tierworks.worker.pool.SubtaskIntake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// An intake on a classic consumer group, for brokers without share groups. At most as many workers
/// as partitions are busy, and a dead worker is noticed after the session timeout.
public final class KafkaGroupIntake implements SubtaskIntake {
  /// The shortest session timeout that brokers allow by default.
  private static final int SESSION_TIMEOUT_MS = 6_000;

  /// A member learns with a heartbeat that the group rebalances.
  private static final int HEARTBEAT_INTERVAL_MS = 500;

  /// A rebalance waits this long for a member that does not poll. The pool polls or releases every
  /// 5 s.
  private static final int MAX_POLL_INTERVAL_MS = 30_000;

  /// Bounds the close while a rebalance is under way.
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final PendingCommits pending;

  /// The first offset of each partition that was taken and not accepted.
  private final Map<TopicPartition, Long> unaccepted = new HashMap<>();

  public KafkaGroupIntake(KafkaConnection connection, String topic, String group) {
    this.consumer =
        new KafkaConsumer<>(
            connection.properties(settings(group)),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.pending = new PendingCommits(consumer);
    consumer.subscribe(List.of(topic), pending);
  }

  /// Polls for one record at a time: the next ones are in the consumer's buffer, where they do not
  /// count as taken. A rebalance in between may take a partition away again.
  @Override
  public List<Delivery> take(int atMost, Duration wait) {
    if (!unaccepted.isEmpty()) {
      throw new IllegalStateException("accept the records of the last take first");
    }
    var taken = new ArrayList<Delivery>();
    var next = poll(wait);
    while (!next.isEmpty()) {
      taken.addAll(next);
      next = taken.size() < atMost ? poll(Duration.ZERO) : List.of();
    }
    taken.removeIf(each -> !consumer.assignment().contains(partition(each)));
    taken.forEach(this::track);
    return List.copyOf(taken);
  }

  private List<Delivery> poll(Duration wait) {
    try {
      return RecordConversion.deliveries(consumer.poll(wait));
    } catch (WakeupException _) {
      return List.of();
    }
  }

  @Override
  public void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void accept(List<Delivery> deliveries) {
    unaccepted.clear();
    deliveries.forEach(pending::add);
    flush();
  }

  @Override
  public void flush() {
    pending.commitAsync();
  }

  /// Seeks back to the first record that was not accepted, and polls so that the member stays in
  /// the group. A partition that is assigned by this poll is not paused and may return records.
  @Override
  public void release() {
    consumer.pause(consumer.assignment());
    poll(Duration.ZERO).forEach(this::track);
    unaccepted.forEach(this::rewind);
    unaccepted.clear();
    consumer.resume(consumer.paused());
  }

  @Override
  public void close() {
    pending.commitSync();
    consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
  }

  private void track(Delivery delivery) {
    unaccepted.merge(partition(delivery), delivery.offset(), Math::min);
  }

  private void rewind(TopicPartition partition, long offset) {
    if (consumer.assignment().contains(partition)) {
      consumer.seek(partition, offset);
    }
  }

  private static TopicPartition partition(Delivery delivery) {
    return new TopicPartition(delivery.topic(), delivery.partition());
  }

  private static Map<String, Object> settings(String group) {
    var all = new HashMap<String, Object>();
    all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    all.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
    all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    all.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    all.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
    all.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_INTERVAL_MS);
    all.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, MAX_POLL_INTERVAL_MS);
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return all;
  }
}
