package io.tierworks.e2e.installation;

import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.subtask.SubtaskResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/// All committed records of some topics. A thread of its own fills it. Thread-safe.
public final class TopicRecorder implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread thread;
  private final Map<String, List<ConsumerRecord<String, byte[]>>> pages = new ConcurrentHashMap<>();

  private TopicRecorder(KafkaConsumer<String, byte[]> consumer) {
    this.consumer = consumer;
    this.thread = Thread.ofPlatform().daemon().name("recorder").unstarted(this::read);
  }

  static TopicRecorder of(KafkaConnection connection, List<String> topics) {
    var consumer = connection.reader();
    var partitions =
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    var recorder = new TopicRecorder(consumer);
    topics.forEach(topic -> recorder.pages.put(topic, new CopyOnWriteArrayList<>()));
    if (!topics.isEmpty()) {
      recorder.thread.start();
    }
    return recorder;
  }

  private void read() {
    try (consumer) {
      while (true) {
        var records = consumer.poll(POLL);
        for (var topic : pages.keySet()) {
          var fresh = new java.util.ArrayList<ConsumerRecord<String, byte[]>>();
          records.records(topic).forEach(fresh::add);
          page(topic).addAll(fresh);
        }
      }
    } catch (WakeupException _) {
      // Closed.
    }
  }

  private List<ConsumerRecord<String, byte[]>> page(String topic) {
    var page = pages.get(topic);
    if (page == null) {
      throw new IllegalArgumentException("not kept: " + topic);
    }
    return page;
  }

  public List<ConsumerRecord<String, byte[]>> all(String topic) {
    return List.copyOf(page(topic));
  }

  public Stream<JobResult> results(String topic) {
    return read(topic, JobResult.class);
  }

  Stream<JobEvent> events(String topic) {
    return read(topic, JobEvent.class);
  }

  /// Skips unreadable records: tests write invalid messages to these topics.
  Stream<SubtaskResult> reports(String topic) {
    return read(topic, SubtaskResult.class);
  }

  private <T> Stream<T> read(String topic, Class<T> type) {
    return page(topic).stream().flatMap(record -> readable(record, type));
  }

  private static <T> Stream<T> readable(ConsumerRecord<String, byte[]> record, Class<T> type) {
    try {
      return record.value() == null ? Stream.of() : Stream.of(Wire.read(record.value(), type));
    } catch (MalformedMessage _) {
      return Stream.of();
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
