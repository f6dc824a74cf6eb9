package io.tierworks.cli.kafka;

import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.worker.WorkerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Reads heartbeats and planner ticks from the end of `worker.status`. Not thread-safe.
public final class Heartbeats implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  /// A broker that stops answering does not hold up the reader for ever.
  private static final int MOST_POLLS = 25;

  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<String, WorkerStatus.Heartbeat> latest = new TreeMap<>();
  private final List<String> ticks = new ArrayList<>();

  public Heartbeats(KafkaConnection connection, Topics topics) {
    consumer = connection.tail(topics.workerStatus());
  }

  /// Reads what was written since a time, too.
  Map<String, WorkerStatus.Heartbeat> since(Instant time) {
    var ends = new HashMap<TopicPartition, Long>();
    var times = new HashMap<TopicPartition, Long>();
    for (var partition : consumer.assignment()) {
      ends.put(partition, consumer.position(partition));
      times.put(partition, time.toEpochMilli());
    }
    consumer
        .offsetsForTimes(times)
        .forEach((partition, found) -> {
          if (found != null) {
            consumer.seek(partition, found.offset());
          }
        });
    for (int polls = 0; polls < MOST_POLLS && isBehind(ends); polls++) {
      poll();
    }
    return latest;
  }

  /// Polls once. Returns the last heartbeat of each worker so far, by worker.
  public Map<String, WorkerStatus.Heartbeat> poll() {
    for (var message : consumer.poll(POLL)) {
      try {
        add(Wire.read(message.value(), WorkerStatus.class));
      } catch (MalformedMessage _) {
        // A newer version may send other messages.
      }
    }
    return latest;
  }

  private boolean isBehind(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }

  /// The planner name of each tick received so far, in order.
  public List<String> ticks() {
    return List.copyOf(ticks);
  }

  private void add(WorkerStatus status) {
    switch (status) {
      case WorkerStatus.Heartbeat beat -> latest.put(beat.worker(), beat);
      case WorkerStatus.Left left -> latest.remove(left.worker());
      case WorkerStatus.Tick tick -> ticks.add(tick.planner());
      case WorkerStatus.FenceMarker _ -> {}
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
