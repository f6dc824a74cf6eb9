package io.tierworks.planner.relay;

import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.broker.kafka.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a topic in a group and passes every record on. Offsets are committed only when what
/// follows from them is safe, so nothing is lost and something may be passed on twice: both uses
/// are idempotent and need no transaction. One thread.
final class Relay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration IDLE_COMMIT = Duration.ofSeconds(2);
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final String topic;
  private final Passage passage;
  private final CloseOptions atTheEnd;
  private final Consumer<String, byte[]> consumer;
  private final Producer<String, byte[]> producer;
  private final Thread thread;
  private volatile boolean running = true;
  private long lastCommit = System.nanoTime();

  private Relay(
      String topic, String group, GroupMembership place, KafkaConnection kafka, Passage passage) {
    this.topic = topic;
    this.passage = passage;
    this.atTheEnd =
        CloseOptions.groupMembershipOperation(
            place.leaves()
                ? CloseOptions.GroupMembershipOperation.LEAVE_GROUP
                : CloseOptions.GroupMembershipOperation.DEFAULT);
    this.consumer = kafka.consumer(settings(group, place.instance()));
    this.producer = kafka.producer();
    this.thread = Thread.ofPlatform().name("relay-" + topic).unstarted(this::run);
  }

  static Relay start(
      String topic, String group, GroupMembership place, KafkaConnection kafka, Passage passage) {
    var relay = new Relay(topic, group, place, kafka, passage);
    relay.thread.start();
    return relay;
  }

  /// What follows from one record.
  @FunctionalInterface
  interface Passage {
    List<ProducerRecord<String, byte[]>> pass(ConsumerRecord<String, byte[]> record);
  }

  private static HashMap<String, Object> settings(String group, String instance) {
    var settings = new HashMap<String, Object>();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.putAll(GroupMembership.TIMING);
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    if (!instance.isBlank()) {
      settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
    }
    return settings;
  }

  private void run() {
    try (producer) {
      consumer.subscribe(List.of(topic));
      while (running) {
        turn();
      }
    } catch (WakeupException e) {
      LOG.atDebug().addKeyValue("topic", topic).log("relay stops");
    } finally {
      consumer.close(atTheEnd);
    }
  }

  private void turn() {
    try {
      var records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        passOn(records);
        commit();
      } else if (System.nanoTime() - lastCommit > IDLE_COMMIT.toNanos()) {
        commit();
      }
    } catch (WakeupException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.atWarn()
          .addKeyValue("topic", topic)
          .addKeyValue("error", e.toString())
          .log("records cannot be passed on; trying again");
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  /// Also when nothing came: what was read may have ended in marks of transactions, and from
  /// outside it should be seen that nothing is left.
  private void commit() {
    consumer.commitAsync();
    lastCommit = System.nanoTime();
  }

  /// @throws KafkaException when something could not be written; the batch is read again then
  private void passOn(ConsumerRecords<String, byte[]> records) {
    var sent = new ArrayList<Future<?>>();
    for (var record : records) {
      passage.pass(record).forEach(next -> sent.add(producer.send(next)));
    }
    try {
      for (var future : sent) {
        future.get();
      }
    } catch (ExecutionException e) {
      consumer.committed(consumer.assignment()).forEach(this::rewind);
      throw new KafkaException("records could not be written", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }

  private void rewind(TopicPartition partition, @Nullable OffsetAndMetadata committed) {
    if (committed == null) {
      consumer.seekToBeginning(List.of(partition));
    } else {
      consumer.seek(partition, committed);
    }
  }

  @Override
  public void close() {
    running = false;
    Reading.stop(consumer, thread, CLOSING);
  }
}
