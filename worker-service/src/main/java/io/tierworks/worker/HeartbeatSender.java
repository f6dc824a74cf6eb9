package io.tierworks.worker;

import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.FailureCode;
import io.tierworks.common.contract.worker.WorkerStatus;
import io.tierworks.common.contract.worker.WorkerStatus.ToolOffer;
import io.tierworks.common.limit.AdaptiveLimit;
import io.tierworks.worker.kafka.StatusProducer;
import io.tierworks.worker.pool.ResultFactory;
import io.tierworks.worker.pool.WorkerPool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Sends heartbeats to the coordinator from a thread of its own. The last status is `left`, with
/// the attempts handed back.
final class HeartbeatSender {
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("heartbeat").factory());
  private final StatusProducer status;
  private final WorkerPool pool;
  private final AdaptiveLimit limit;
  private final ResultFactory results;
  private final String tier;
  private final @Nullable ToolOffer offer;

  /// @param limit of the model's endpoint
  /// @param offer the worker's tools; null without any
  HeartbeatSender(
      StatusProducer status,
      WorkerPool pool,
      AdaptiveLimit limit,
      ResultFactory results,
      String tier,
      @Nullable ToolOffer offer) {
    this.status = status;
    this.pool = pool;
    this.limit = limit;
    this.results = results;
    this.tier = tier;
    this.offer = offer;
  }

  void start(Duration interval) {
    thread.scheduleAtFixedRate(this::send, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
  }

  void stop(List<AttemptId> handedBack) {
    thread.close();
    var now = results.clock().instant();
    status.send(new WorkerStatus.Left(results.worker(), tier, handedBack, now), now);
  }

  /// A scheduler would only stop after an error. A worker without heartbeats loses its leases, so
  /// its thread dies of it.
  private void send() {
    try {
      var now = results.clock().instant();
      status.send(heartbeat(now), now);
    } catch (RuntimeException | Error e) {
      var self = Thread.currentThread();
      self.getUncaughtExceptionHandler().uncaughtException(self, e);
      throw e;
    }
  }

  private WorkerStatus.Heartbeat heartbeat(Instant now) {
    return new WorkerStatus.Heartbeat(
        results.worker(),
        tier,
        pool.slots(),
        pool.inFlight(),
        pool.isDraining(),
        endpoint(now),
        offer,
        now);
  }

  private WorkerStatus.Endpoint endpoint(Instant now) {
    var pause = limit.pause();
    return new WorkerStatus.Endpoint(
        limit.permits(),
        limit.refusals(),
        limit.refusal().map(reason -> new FailureCode(reason.code())).orElse(null),
        pause.isZero() ? null : now.plus(pause));
  }
}
