package io.tierworks.worker.kafka;

import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.worker.pool.Delivery;
import io.tierworks.worker.pool.SubtaskIntake;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes from a share group. Whatever is taken is accepted at once, so record locks never have to
/// last as long as a call.
///
/// A share consumer may hold a fetched batch in its buffer while nobody polls; `rest` closes it,
/// which releases the batch, and the next `take` joins again. Without a broker there is no
/// consumer.
public final class KafkaShareIntake implements SubtaskIntake {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaShareIntake.class);

  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  private final KafkaConnection connection;
  private final String topic;
  private final String group;
  private final int batch;
  private final Map<Place, ConsumerRecord<byte[], byte[]>> held = new HashMap<>();
  private @Nullable KafkaShareConsumer<byte[], byte[]> consumer;
  private @Nullable BrokerConnectivity lifeline;
  private boolean cutOff;

  private record Place(int partition, long offset) {}

  public KafkaShareIntake(KafkaConnection connection, String topic, String group, int batch) {
    this.connection = connection;
    this.topic = topic;
    this.group = group;
    this.batch = batch;
  }

  @Override
  public int batch() {
    return batch;
  }

  @Override
  public List<Delivery> take(Duration wait) {
    if (cutOff && !BrokerConnectivity.isThere(connection)) {
      LockSupport.parkNanos(wait.toNanos());
      return List.of();
    }
    cutOff = false;
    var records = open().poll(wait);
    if (records.isEmpty() && lifeline != null && lifeline.isCut()) {
      cutOff();
    }
    for (var each : records) {
      held.put(new Place(each.partition(), each.offset()), each);
    }
    return RecordConversion.deliveries(records);
  }

  @Override
  public void accept(List<Delivery> deliveries) {
    var open = open();
    for (var each : deliveries) {
      var ours = held.remove(new Place(each.partition(), each.offset()));
      if (ours != null) {
        open.acknowledge(ours, AcknowledgeType.ACCEPT);
      }
    }
    open.commitAsync();
  }

  /// What it held is with the broker, or will be.
  private void cutOff() {
    LOG.atWarn().addKeyValue("topic", topic).log("no broker answers; waiting for one");
    cutOff = true;
    close(Duration.ZERO);
  }

  @Override
  public void release() {
    close();
  }

  @Override
  public void close() {
    close(LAST_WORDS);
  }

  private void close(Duration limit) {
    var open = consumer;
    consumer = null;
    lifeline = null;
    held.clear();
    if (open != null) {
      open.close(limit);
    }
  }

  private KafkaShareConsumer<byte[], byte[]> open() {
    if (consumer == null) {
      consumer =
          new KafkaShareConsumer<>(
              connection.properties(settings()),
              new ByteArrayDeserializer(),
              new ByteArrayDeserializer());
      consumer.setAcknowledgementCommitCallback(this::acknowledged);
      consumer.subscribe(List.of(topic));
      lifeline = new BrokerConnectivity(consumer);
    }
    return consumer;
  }

  private Map<String, Object> settings() {
    return Map.of(
        ConsumerConfig.GROUP_ID_CONFIG,
        group,
        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
        batch,
        ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG,
        "explicit",
        ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG,
        "record_limit");
  }

  /// A lost acknowledgement brings the record back, to us or to another; the coordinator settles
  /// it.
  private void acknowledged(
      Map<TopicIdPartition, Set<Long>> offsets, @Nullable Exception exception) {
    if (exception != null) {
      LOG.atWarn()
          .addKeyValue("topic", topic)
          .addKeyValue("error", exception.toString())
          .log("an acknowledgement failed; the record will be handed out again");
    }
  }
}
