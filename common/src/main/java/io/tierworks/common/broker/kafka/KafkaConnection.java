package io.tierworks.common.broker.kafka;

import io.tierworks.common.broker.Topics;
import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.SettingChecks;
import io.tierworks.common.settings.SettingDefinitions;
import io.tierworks.common.settings.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The address of the brokers and the settings of all clients. Makes clients with our defaults; the
/// settings below `kafka.` override them.
public record KafkaConnection(String bootstrap, Map<String, String> passThrough) {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaConnection.class);
  private static final int MAX_REQUEST_BYTES = Topics.MAX_PAYLOAD_BYTES + 1024 * 1024;

  private static final Pattern HOST_AND_PORT = Pattern.compile(".+:\\d{1,5}");

  /// @throws InvalidSettings when an address is no `host:port`
  public KafkaConnection {
    var addresses = List.of(bootstrap.split(","));
    new SettingChecks()
        .require(
            addresses.stream().allMatch(address -> HOST_AND_PORT.matcher(address).matches()),
            "bootstrap",
            "'" + bootstrap + "' must be host:port, or several of them with commas between")
        .throwIfAny();
  }

  public static KafkaConnection from(Settings settings) {
    var properties = new HashMap<>(settings.below(SettingDefinitions.PASS_THROUGH));
    properties.putAll(ClusterGuard.properties(settings.text("cluster-id")));
    return new KafkaConnection(String.join(",", settings.list("bootstrap")), properties);
  }

  /// The properties of a client: the given ones, overridden by the user's client settings.
  public Map<String, Object> properties(Map<String, ?> ours) {
    var all = new HashMap<String, Object>();
    all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    all.put("enable.metrics.push", "false");
    all.putAll(ours);
    all.putAll(passThrough);
    return all;
  }

  /// Reads the metadata of a topic, so that a wrong login, a missing right or a missing topic is
  /// reported before anything starts. If no broker answers within the patience, it only warns:
  /// clients keep trying.
  ///
  /// @throws InvalidSettings if the topic does not exist
  /// @throws org.apache.kafka.common.errors.AuthenticationException if the broker rejects the login
  /// @throws org.apache.kafka.common.errors.AuthorizationException if a right on the topic is
  ///   missing
  public void checkAccess(String topic, Duration patience) {
    try (var reader = reader()) {
      if (reader.partitionsFor(topic, patience).isEmpty()) {
        throw new InvalidSettings(
            "topics.prefix: the broker at %s has no topic %s; run `tierworks topics create`, or correct the setting"
                .formatted(bootstrap, topic));
      }
    } catch (TimeoutException e) {
      LOG.atWarn().addKeyValue("bootstrap", bootstrap).log("no broker answers yet; trying again");
    }
  }

  public Admin admin() {
    return Admin.create(properties(Map.of()));
  }

  /// A producer that waits for all replicas and sends at once.
  public Producer<String, byte[]> producer() {
    return new KafkaProducer<>(
        properties(producerDefaults()), new StringSerializer(), new ByteArraySerializer());
  }

  /// A producer of records whose keys may be any bytes.
  ///
  /// @param ours our settings, such as [#producerDefaults()]
  public Producer<byte[], byte[]> producer(Map<String, ?> ours) {
    return new KafkaProducer<>(
        properties(ours), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /// One request at a time. On a partition that does not know the producer yet, the broker accepts
  /// whichever request comes first, even if an earlier one failed because the partition had no
  /// leader. The broker would then reject the earlier request for ever, and its records would be
  /// lost.
  public static Map<String, Object> producerDefaults() {
    var ours = new HashMap<String, Object>();
    ours.put(ProducerConfig.ACKS_CONFIG, "all");
    ours.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    ours.put(ProducerConfig.LINGER_MS_CONFIG, "0");
    ours.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    ours.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    ours.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
    return ours;
  }

  /// A consumer without a group. It reads committed records only.
  public KafkaConsumer<String, byte[]> reader() {
    return consumer(
        Map.of(
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"));
  }

  /// A reader of all partitions of some topics, for the records written after this call.
  public KafkaConsumer<String, byte[]> tail(String... topics) {
    var tail = reader();
    var partitions =
        Stream.of(topics)
            .flatMap(topic -> tail.partitionsFor(topic).stream())
            .map(found -> new TopicPartition(found.topic(), found.partition()))
            .toList();
    tail.assign(partitions);
    tail.seekToEnd(partitions);
    // Seeking is lazy: without this, records written before the first poll would be missed.
    partitions.forEach(tail::position);
    return tail;
  }

  public KafkaConsumer<String, byte[]> consumer(Map<String, ?> ours) {
    return new KafkaConsumer<>(
        properties(ours), new StringDeserializer(), new ByteArrayDeserializer());
  }

  /// Without the client settings, which may contain secrets.
  @Override
  public String toString() {
    return bootstrap;
  }
}
