package io.tierworks.worker.kafka;

import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.worker.pool.Delivery;
import io.tierworks.worker.pool.SubtaskIntake;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Takes from a classic consumer group, for brokers without share groups: as many workers are busy
/// as there are partitions, and a dead one is noticed after the session timeout.
public final class KafkaGroupIntake implements SubtaskIntake {
  /// The least that brokers allow by default.
  private static final int SESSION_MS = 6_000;

  /// A rebalance waits this long for a member that does not poll; the pool polls or rests every 5
  /// s.
  private static final int SILENCE_MS = 30_000;

  /// A join that others have not answered yet would hold up the close.
  private static final Duration LAST_WORDS = Duration.ofSeconds(3);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final PendingCommits commits;
  private final int batch;

  /// The first offset taken and not accepted, by partition.
  private final Map<TopicPartition, Long> open = new HashMap<>();

  public KafkaGroupIntake(KafkaConnection connection, String topic, String group, int batch) {
    this.batch = batch;
    this.consumer =
        new KafkaConsumer<>(
            connection.properties(settings(group, batch)),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.commits = new PendingCommits(consumer);
    consumer.subscribe(List.of(topic), commits);
  }

  @Override
  public int batch() {
    return batch;
  }

  @Override
  public List<Delivery> take(Duration wait) {
    if (!open.isEmpty()) {
      throw new IllegalStateException("the records taken before were not accepted");
    }
    var taken = RecordConversion.deliveries(consumer.poll(wait));
    taken.forEach(this::open);
    return taken;
  }

  @Override
  public void accept(List<Delivery> deliveries) {
    open.clear();
    deliveries.forEach(commits::add);
    commits.begin();
  }

  /// Goes back to what was not accepted, and shows itself to the group. A partition that is
  /// assigned in this very poll is not paused and may bring records.
  @Override
  public void release() {
    consumer.pause(consumer.assignment());
    RecordConversion.deliveries(consumer.poll(Duration.ZERO)).forEach(this::open);
    open.forEach(this::rewind);
    open.clear();
    consumer.resume(consumer.paused());
  }

  @Override
  public void close() {
    commits.finish();
    consumer.close(CloseOptions.timeout(LAST_WORDS));
  }

  private void open(Delivery delivery) {
    open.merge(partition(delivery), delivery.offset(), Math::min);
  }

  private void rewind(TopicPartition partition, long offset) {
    if (consumer.assignment().contains(partition)) {
      consumer.seek(partition, offset);
    }
  }

  private static TopicPartition partition(Delivery delivery) {
    return new TopicPartition(delivery.topic(), delivery.partition());
  }

  private static Map<String, Object> settings(String group, int batch) {
    return Map.of(
        ConsumerConfig.GROUP_ID_CONFIG,
        group,
        ConsumerConfig.GROUP_PROTOCOL_CONFIG,
        "classic",
        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
        batch,
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName(),
        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
        SESSION_MS,
        ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
        SILENCE_MS,
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        "false",
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        "earliest");
  }
}
