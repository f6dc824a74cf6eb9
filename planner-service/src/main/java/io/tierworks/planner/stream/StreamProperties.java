package io.tierworks.planner.stream;

import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.planner.relay.GroupMembership;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/// The configuration of Kafka Streams. `docs/adr/0003-kafka-streams-hosts-a-pure-coordinator.md`
/// has the reasons for the unusual values.
record StreamProperties(StreamSettings settings, TopicSettings topics, KafkaConnection kafka) {
  private static final Duration LONG_OUTAGE = Duration.ofMinutes(1);
  private static final Duration SHORT_OUTAGE = Duration.ofSeconds(10);
  private static final long RECORD_CACHE_BYTES = 64L * 1024 * 1024;

  Properties with(RocksDbMemory memory) {
    var ours = new HashMap<String, Object>(KafkaConnection.producerDefaults());
    ours.putAll(application());
    ours.putAll(producer());
    ours.putAll(consumer());
    ours.putAll(memory.settings());
    var properties = new Properties();
    properties.putAll(kafka.properties(ours));
    return properties;
  }

  private Map<String, Object> application() {
    var ours = new HashMap<String, Object>();
    ours.put(StreamsConfig.APPLICATION_ID_CONFIG, topics.topics().plannerGroup());
    ours.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    ours.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitInterval().toMillis());
    ours.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    ours.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbys());
    ours.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, topics.replication());
    ours.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
    ours.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, RECORD_CACHE_BYTES);
    ours.put(StreamsConfig.POLL_MS_CONFIG, 20);
    return ours;
  }

  private Map<String, Object> producer() {
    var ours = new HashMap<String, Object>();
    ours.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        (int) transactionTimeout().toMillis());
    ours.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
    ours.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 5);
    ours.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG), 50);
    return ours;
  }

  private Map<String, Object> consumer() {
    var ours = new HashMap<String, Object>(GroupMembership.TIMING);
    ours.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    ours.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 100);
    settings.instance().ifPresent(name -> ours.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, name));
    return ours;
  }

  /// If the broker is away for longer, it ends the open transaction, and the planner starts again
  /// from the changelogs. Other planners have to wait for the timeout, so it is short if there are
  /// any. A planner that returns under its name ends its own open transaction.
  private Duration transactionTimeout() {
    return settings.standbys() == 0 ? LONG_OUTAGE : SHORT_OUTAGE;
  }
}
