package io.tierworks.worker.kafka;

import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.worker.pool.Delivery;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One membership in a share group: its consumer, and the records acquired and not yet
/// acknowledged. Used by one thread, apart from [#wakeUp] and [#isDisconnected].
final class ShareMembership {
  private static final Logger LOG = LoggerFactory.getLogger(ShareMembership.class);

  private final String topic;
  private final int batch;
  private final ShareConsumer<byte[], byte[]> consumer;
  private final BrokerConnectivity connectivity;
  private final Map<Position, ConsumerRecord<byte[], byte[]>> acquired = new HashMap<>();

  /// Whether a fetch may be under way.
  private boolean fetching;

  private record Position(int partition, long offset) {}

  ShareMembership(String topic, int batch, ShareConsumer<byte[], byte[]> consumer) {
    this.topic = topic;
    this.batch = batch;
    this.consumer = consumer;
    this.connectivity = new BrokerConnectivity(consumer);
  }

  static ShareMembership join(KafkaConnection connection, String topic, String group, int batch) {
    var consumer =
        new KafkaShareConsumer<>(
            connection.properties(settings(group, batch)),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    var membership = new ShareMembership(topic, batch, consumer);
    consumer.setAcknowledgementCommitCallback(membership::acknowledged);
    consumer.subscribe(List.of(topic));
    return membership;
  }

  /// The largest number of records of a poll.
  int batch() {
    return batch;
  }

  /// A fetch goes on when its poll ends without records, and then acquires what comes. When such a
  /// fetch returns while the next poll begins, that poll may send another one (clients 4.3.1,
  /// `ShareConsumeRequestManager`: the data ends the wish for more, and the poll renews it). So
  /// only a poll that began without a fetch and returned records leaves none behind.
  ///
  /// @return none also after a wake-up
  List<Delivery> poll(Duration wait) {
    boolean alone = !fetching;
    fetching = true;
    try {
      var records = consumer.poll(wait);
      records.forEach(each -> acquired.put(new Position(each.partition(), each.offset()), each));
      fetching = !alone || records.isEmpty();
      return RecordConversion.deliveries(records);
    } catch (WakeupException _) {
      return List.of();
    }
  }

  /// Whether the broker may consider records as taken by this membership that were not accepted.
  boolean mayHoldRecords() {
    return fetching || !acquired.isEmpty();
  }

  void wakeUp() {
    consumer.wakeup();
  }

  void accept(List<Delivery> deliveries) {
    for (var each : deliveries) {
      var ours = acquired.remove(new Position(each.partition(), each.offset()));
      if (ours != null) {
        consumer.acknowledge(ours, AcknowledgeType.ACCEPT);
      }
    }
  }

  /// Sends the acknowledgements now. A poll sends them with its own request.
  void flush() {
    consumer.commitAsync();
  }

  /// Whether the consumer has had no connection to a broker for some time. Call it often, from one
  /// thread.
  boolean isDisconnected() {
    return connectivity.isLost();
  }

  /// Releases the records that were not accepted and leaves the group. If that fails, the broker
  /// does so by itself when the member falls silent.
  void close(Duration timeout) {
    try {
      consumer.close(timeout);
    } catch (RuntimeException e) {
      LOG.atWarn()
          .addKeyValue("topic", topic)
          .addKeyValue("error", e.toString())
          .log("leaving the share group failed");
    }
  }

  /// If an acknowledgement fails, the broker delivers the record again, here or elsewhere. The
  /// coordinator settles the duplicate.
  private void acknowledged(
      Map<TopicIdPartition, Set<Long>> offsets, @Nullable Exception exception) {
    if (exception != null) {
      LOG.atWarn()
          .addKeyValue("topic", topic)
          .addKeyValue("error", exception.toString())
          .log("an acknowledgement failed; the broker delivers the record again");
    }
  }

  private static Map<String, Object> settings(String group, int batch) {
    var all = new HashMap<String, Object>();
    all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batch);
    // A membership that is not polled stays in the group.
    all.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, Integer.MAX_VALUE);
    all.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
    all.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
    return all;
  }
}
