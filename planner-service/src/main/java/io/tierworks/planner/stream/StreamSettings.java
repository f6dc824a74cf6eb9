package io.tierworks.planner.stream;

import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.settings.Settings;
import io.tierworks.planner.relay.GroupMembership;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.StreamsConfig;

/// Client settings of the stream application. The reasons for the unusual ones are in
/// `docs/adr/0003-kafka-streams-hosts-a-pure-coordinator.md`.
final class StreamSettings {
  private static final Duration LONG_OUTAGE = Duration.ofMinutes(1);
  private static final Duration SHORT_OUTAGE = Duration.ofSeconds(10);

  private StreamSettings() {}

  static Properties of(Settings settings, RocksDbMemory memory) {
    var topics = Topics.from(settings);
    var ours = new HashMap<String, Object>(KafkaConnection.producerDefaults());
    ours.put(StreamsConfig.APPLICATION_ID_CONFIG, topics.plannerGroup());
    ours.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    ours.put(
        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
        settings.duration("planner.commit-interval").toMillis());
    ours.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.integer("planner.threads"));
    ours.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.integer("planner.standbys"));
    ours.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.integer("topics.replication"));
    ours.put(StreamsConfig.STATE_DIR_CONFIG, stateDir(settings).toString());
    ours.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 64L * 1024 * 1024);
    ours.put(StreamsConfig.POLL_MS_CONFIG, 20);
    ours.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        (int) transactionTimeout(settings).toMillis());
    ours.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
    ours.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 5);
    ours.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG), 50);
    ours.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    ours.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 100);
    lastingName(settings)
        .ifPresent(name -> ours.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, name));
    ours.putAll(GroupMembership.TIMING);
    ours.putAll(memory.settings());
    var properties = new Properties();
    properties.putAll(KafkaConnection.from(settings).properties(ours));
    return properties;
  }

  /// A broker that is away for longer ends the open transaction, and the planner begins again from
  /// the changelogs. Without others there is no hurry: who comes back under the same name ends the
  /// transaction of its former self. Others have to wait for this.
  private static Duration transactionTimeout(Settings settings) {
    return settings.integer("planner.standbys") == 0 ? LONG_OUTAGE : SHORT_OUTAGE;
  }

  /// What becomes of this process's partitions when it ends in order. With a name of its own and no
  /// warm copies elsewhere they wait for it, for as long as a session lasts: it finds its state on
  /// its disk, sooner than another could restore it. Otherwise they go to the others at once.
  static GroupMembershipOperation atTheEnd(Settings settings) {
    return lastingName(settings).isPresent() && settings.integer("planner.standbys") == 0
        ? GroupMembershipOperation.REMAIN_IN_GROUP
        : GroupMembershipOperation.LEAVE_GROUP;
  }

  static StateDirectory stateFolder(Settings settings) {
    return new StateDirectory(stateDir(settings), Topics.from(settings).plannerGroup());
  }

  private static Path stateDir(Settings settings) {
    return settings
        .path("planner.state-dir")
        .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "tierworks-state"));
  }

  /// The name that a planner keeps over its restarts, if it has one.
  static Optional<String> lastingName(Settings settings) {
    return settings.given("planner.instance").filter(name -> !name.isBlank());
  }

  /// The planner's name: set, or the host's.
  static String instance(Settings settings) {
    return lastingName(settings).orElseGet(StreamSettings::hostName);
  }

  private static String hostName() {
    try {
      return "planner-"
          + InetAddress.getLocalHost().getHostName()
          + "-"
          + ProcessHandle.current().pid();
    } catch (UnknownHostException e) {
      return "planner-" + ProcessHandle.current().pid();
    }
  }
}
