package io.tierworks.e2e.size;

import io.tierworks.e2e.installation.TestInstallation;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/// Reads events from now on and records when it sees the first one, one on every partition, and one
/// of a given job. One thread.
final class EventReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(20);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<Integer, Long> byPartition = new HashMap<>();

  private EventReader(TestInstallation installation) {
    consumer = installation.connection().tail(installation.topics().jobEvents());
  }

  static EventReader of(TestInstallation installation) {
    return new EventReader(installation);
  }

  /// Times of sight in nanoseconds.
  record Seen(long first, long everywhere, long job) {}

  /// @throws IllegalStateException when one of them does not come in time
  Seen await(String job, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    long ofJob = 0;
    while (ofJob == 0 || byPartition.size() < consumer.assignment().size()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("partitions with events: " + byPartition.keySet());
      }
      for (var record : consumer.poll(POLL)) {
        long now = System.nanoTime();
        byPartition.putIfAbsent(record.partition(), now);
        if (ofJob == 0 && job.equals(record.key())) {
          ofJob = now;
        }
      }
    }
    var times = byPartition.values().stream().sorted().toList();
    return new Seen(times.getFirst(), times.getLast(), ofJob);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
