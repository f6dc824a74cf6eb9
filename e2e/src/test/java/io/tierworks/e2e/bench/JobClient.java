package io.tierworks.e2e.bench;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.e2e.installation.TestInstallation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/// A client that produces jobs and consumes results. One thread.
final class JobClient implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Producer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final String jobs;
  private int number;

  JobClient(TestInstallation installation) {
    jobs = installation.topics().jobs();
    producer = installation.connection().producer();
    consumer = installation.connection().tail(installation.topics().jobResults());
  }

  /// Runs the jobs concurrently.
  ///
  /// @return time from the first message sent to the last result received
  /// @throws IllegalStateException when a job is not completed
  Duration run(int count, int items) {
    var messages = new java.util.LinkedHashMap<String, byte[]>();
    for (int i = 0; i < count; i++) {
      var id = "bench-" + number++;
      messages.put(id, job(id, items).getBytes(StandardCharsets.UTF_8));
    }
    long began = System.nanoTime();
    Future<RecordMetadata> last = null;
    for (var message : messages.entrySet()) {
      last = producer.send(new ProducerRecord<>(jobs, message.getValue()));
    }
    awaitResults(messages.keySet(), items);
    if (last == null || !last.isDone()) {
      throw new IllegalStateException("a result before its job");
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private void awaitResults(Set<String> wanted, int items) {
    var missing = new HashSet<>(wanted);
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!missing.isEmpty()) {
      for (var record : consumer.poll(POLL)) {
        check(record.value(), items, missing);
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException(missing.size() + " jobs without a result");
      }
    }
  }

  private static void check(byte[] value, int items, Set<String> missing) {
    try {
      var result = Wire.read(value, JobResult.class);
      if (result.status() != JobStatus.COMPLETED || result.items().size() != items) {
        throw new IllegalStateException(
            "%s is %s with %d items, %s"
                .formatted(result.job(), result.status(), result.items().size(), result.errors()));
      }
      missing.remove(result.job());
    } catch (MalformedMessage e) {
      throw new IllegalStateException(e);
    }
  }

  private static String job(String id, int items) {
    var text = new StringBuilder(200 + items * 80);
    text.append("{\"id\":\"")
        .append(id)
        .append("\",\"goal\":\"Classify each ticket: billing, technical or account.\",")
        .append("\"plan\":\"map\",\"limits\":{\"maxCost\":1000},\"items\":[");
    for (int i = 0; i < items; i++) {
      text.append(i == 0 ? "" : ",")
          .append("\"Ticket ")
          .append(i)
          .append(": I was charged twice for my subscription, please refund one.\"");
    }
    return text.append("]}").toString();
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
