package io.tierworks.e2e.bench;

import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.KafkaConnection;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// A client that produces jobs and consumes results. One thread.
final class JobClient implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Producer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final String jobs;
  private final JobMessages messages;
  private int number;

  JobClient(KafkaConnection connection, Topics topics, JobMessages messages) {
    this.jobs = topics.jobs();
    this.messages = messages;
    this.producer = connection.producer();
    this.consumer = connection.tail(topics.jobResults());
  }

  /// Runs jobs whose model calls take no time.
  ///
  /// @see #run(List)
  Duration run(int count, int items) {
    return run(Collections.nCopies(count, new int[items]));
  }

  /// Repeats the same jobs until they have taken long enough to be measured.
  Work runFor(Duration atLeast, int count, int items) {
    var work = new Work(0, Duration.ZERO);
    while (work.took.compareTo(atLeast) < 0) {
      work = new Work(work.subtasks + count * items, work.took.plus(run(count, items)));
    }
    return work;
  }

  /// Subtasks that were done, and the time that they took.
  record Work(int subtasks, Duration took) {
    double perSecond() {
      return subtasks / BenchmarkRun.seconds(took);
    }
  }

  /// Runs the jobs concurrently.
  ///
  /// @param pauses of each job's items, in milliseconds
  /// @return time from the first message sent to the last result received
  /// @throws IllegalStateException when a job is not completed
  Duration run(List<int[]> pauses) {
    var open = new HashMap<String, Integer>();
    var bodies = new LinkedHashMap<String, byte[]>();
    for (var job : pauses) {
      var id = "bench-" + number++;
      open.put(id, job.length);
      bodies.put(id, messages.job(id, job));
    }
    long began = System.nanoTime();
    bodies.values().forEach(body -> producer.send(new ProducerRecord<>(jobs, body)));
    awaitResults(open);
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private void awaitResults(Map<String, Integer> open) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!open.isEmpty()) {
      consumer.poll(POLL).forEach(record -> close(record, open));
      if (System.nanoTime() > end) {
        throw new IllegalStateException(open.size() + " jobs without a result");
      }
    }
  }

  private void close(ConsumerRecord<String, byte[]> record, Map<String, Integer> open) {
    var items = open.remove(record.key());
    if (items != null) {
      messages.check(record.value(), items);
    }
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
