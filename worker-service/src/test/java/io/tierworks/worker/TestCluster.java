package io.tierworks.worker;

import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.broker.kafka.TextHeaders;
import io.tierworks.common.broker.kafka.TopicAdmin;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.trace.TraceContext;
import io.tierworks.common.settings.Settings;
import io.tierworks.testkit.BrokerUnderTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// Topics of one test on the shared broker, and the coordinator's side of them.
public final class TestCluster implements AutoCloseable {
  private final Settings settings;
  private final Topics topics;
  private final KafkaConnection connection;
  private final Producer<String, byte[]> producer;
  private final Map<String, KafkaConsumer<String, byte[]>> readers = new HashMap<>();

  public TestCluster(BrokerUnderTest broker, Map<String, String> changes)
      throws InterruptedException, ExecutionException {
    var flags = new HashMap<>(changes);
    flags.put("bootstrap", broker.bootstrap());
    flags.put("topics.prefix", "t" + UUID.randomUUID().toString().substring(0, 8) + ".");
    flags.put("topics.partitions", "1");
    flags.put("intake.group-partitions", "4");
    settings = Settings.of(flags);
    topics = Topics.from(settings);
    connection = KafkaConnection.from(settings);
    try (var admin = connection.admin()) {
      new TopicAdmin(admin, TopicSettings.from(settings)).create();
    }
    producer = connection.producer();
  }

  public Settings settings() {
    return settings;
  }

  public Topics topics() {
    return topics;
  }

  public KafkaConnection connection() {
    return connection;
  }

  public void dispatch(Subtask subtask) {
    send(topics.subtasks(subtask.tier()), subtask.job(), Wire.bytes(subtask));
  }

  public void dispatch(Subtask subtask, TraceContext trace) {
    var record =
        new ProducerRecord<>(topics.subtasks(subtask.tier()), subtask.job(), Wire.bytes(subtask));
    TextHeaders.add(record.headers(), trace.headers());
    producer.send(record);
  }

  public void send(String topic, String key, byte[] value) {
    producer.send(new ProducerRecord<>(topic, key, value));
  }

  /// The messages that arrived on a topic since the last call.
  public <T> List<T> read(String topic, Class<T> type) {
    var found = new ArrayList<T>();
    for (var each : readers.computeIfAbsent(topic, this::reader).poll(Duration.ofMillis(100))) {
      try {
        found.add(Wire.read(each.value(), type));
      } catch (MalformedMessage e) {
        throw new AssertionError(new String(each.value(), StandardCharsets.UTF_8), e);
      }
    }
    return found;
  }

  /// The records that arrived on a topic since the last call.
  public List<ConsumerRecord<String, byte[]>> raw(String topic) {
    var found = new ArrayList<ConsumerRecord<String, byte[]>>();
    readers.computeIfAbsent(topic, this::reader).poll(Duration.ofSeconds(2)).forEach(found::add);
    return found;
  }

  private KafkaConsumer<String, byte[]> reader(String topic) {
    var reader = connection.reader();
    reader.assign(
        reader.partitionsFor(topic).stream()
            .map(found -> new TopicPartition(found.topic(), found.partition()))
            .toList());
    return reader;
  }

  @Override
  public void close() {
    producer.close();
    readers.values().forEach(KafkaConsumer::close);
  }
}
