package io.tierworks.e2e.bench.floor;

import io.tierworks.common.broker.Topics;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Answers every order, after the pause that it names. One thread takes, virtual threads wait.
record FloorWorker(Topics topics, Producer<String, byte[]> producer, Semaphore slots) {
  /// As many as the nano workers of Tierworks have together.
  private static final int SLOTS = 2 * 64;

  FloorWorker(Topics topics, Producer<String, byte[]> producer) {
    this(topics, producer, new Semaphore(SLOTS));
  }

  void work(ConsumerRecord<String, byte[]> order) {
    long pause = Long.parseLong(FloorMessages.words(order.value()).getFirst());
    if (pause == 0) {
      report(order.key());
    } else {
      slots.acquireUninterruptibly();
      Thread.startVirtualThread(() -> call(order.key(), Duration.ofMillis(pause)));
    }
  }

  private void call(String job, Duration pause) {
    try {
      Thread.sleep(pause);
      report(job);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      slots.release();
    }
  }

  private void report(String job) {
    var report = FloorMessages.padded("answered", FloorMessages.REPORT_BYTES);
    producer.send(new ProducerRecord<>(topics.subtaskResults(), job, report));
  }
}
