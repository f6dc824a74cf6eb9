package io.tierworks.planner.relay;

import io.tierworks.common.broker.kafka.BatchHandler;
import io.tierworks.common.broker.kafka.ConsumerLoop;
import io.tierworks.common.broker.kafka.KafkaConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Reads a topic in a group and passes every record on. A position is committed when all that
/// follows from the records before it is written, so no record is lost and some are passed on
/// twice. That is harmless, so it needs no transaction. One owner thread.
///
/// The next batch is read while the last one is being written. What is being written takes no more
/// memory than the producer's buffer (`buffer.memory`).
final class Relay implements BatchHandler {
  /// Of a poll. A record may take 8 MiB, however small it was when compressed.
  private static final int MAX_RECORDS = 8;

  private final Mapping mapping;
  private final Producer<String, byte[]> producer;
  private final List<Future<?>> writes = new ArrayList<>();

  Relay(Mapping mapping, Producer<String, byte[]> producer) {
    this.mapping = mapping;
    this.producer = producer;
  }

  static ConsumerLoop start(
      String topic,
      String group,
      GroupMembership membership,
      KafkaConnection kafka,
      Mapping mapping) {
    var consumer = kafka.consumer(settings(group, membership.instance()));
    consumer.subscribe(List.of(topic));
    return ConsumerLoop.start(
        "relay-" + topic, consumer, new Relay(mapping, producer(kafka)), membership.closeOptions());
  }

  /// Makes the records that follow from one record.
  @FunctionalInterface
  interface Mapping {
    List<ProducerRecord<String, byte[]>> map(ConsumerRecord<String, byte[]> record);
  }

  /// It does not compress: a consumer limits the bytes that it fetches, not those that they
  /// decompress to, and documents compress well.
  private static Producer<String, byte[]> producer(KafkaConnection kafka) {
    var ours = new HashMap<>(KafkaConnection.producerDefaults());
    ours.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
    return new KafkaProducer<>(
        kafka.properties(ours), new StringSerializer(), new ByteArraySerializer());
  }

  private static Map<String, Object> settings(String group, Optional<String> instance) {
    var settings = new HashMap<String, Object>();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_RECORDS);
    settings.putAll(GroupMembership.TIMING);
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    instance.ifPresent(name -> settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, name));
    return settings;
  }

  @Override
  public void handle(ConsumerRecords<String, byte[]> batch) {
    for (var record : batch) {
      mapping.map(record).forEach(next -> writes.add(producer.send(next)));
    }
  }

  @Override
  public void settle() {
    var begun = List.copyOf(writes);
    writes.clear();
    begun.forEach(Relay::await);
  }

  private static void await(Future<?> write) {
    try {
      write.get();
    } catch (ExecutionException e) {
      throw new KafkaException("a record cannot be written", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
