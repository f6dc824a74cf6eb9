package io.tierworks.worker;

import io.tierworks.common.contract.worker.WorkerStatus;
import io.tierworks.common.limit.AdaptiveLimit;
import io.tierworks.worker.kafka.KafkaStatus;
import io.tierworks.worker.pool.Author;
import io.tierworks.worker.pool.WorkerPool;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Tells the coordinator every moment that this worker lives, from a thread of its own. The last
/// word is `left`, with the attempts handed back.
final class Heartbeat {
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("heartbeat").factory());
  private final KafkaStatus status;
  private final WorkerPool pool;
  private final Author author;
  private final String tier;
  private final AdaptiveLimit limit;

  /// @param limit at the model's endpoint
  Heartbeat(KafkaStatus status, WorkerPool pool, AdaptiveLimit limit, Author author, String tier) {
    this.status = status;
    this.pool = pool;
    this.limit = limit;
    this.author = author;
    this.tier = tier;
  }

  void start(Duration interval) {
    thread.scheduleAtFixedRate(this::beat, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
  }

  void stop(List<String> handedBack) {
    thread.close();
    var now = author.clock().instant();
    status.say(new WorkerStatus.Left(author.worker(), tier, handedBack, now), now);
  }

  private void beat() {
    var now = author.clock().instant();
    status.say(
        new WorkerStatus.Heartbeat(
            author.worker(),
            tier,
            pool.slots(),
            pool.inFlight(),
            pool.isDraining(),
            new WorkerStatus.Endpoint(limit.places(), limit.refusals()),
            now),
        now);
  }
}
