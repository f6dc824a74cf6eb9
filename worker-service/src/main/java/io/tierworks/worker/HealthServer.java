package io.tierworks.worker;

import io.tierworks.common.broker.kafka.ConsumerLoop;
import io.tierworks.common.http.Api;
import io.tierworks.common.http.Api.Reply;
import io.tierworks.common.http.BearerAuth;
import io.tierworks.common.http.Health;
import io.tierworks.common.limit.AdaptiveLimit;
import io.tierworks.common.model.ModelFailure.Reason;
import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.telemetry.Metrics;
import io.tierworks.worker.pool.WorkerPool;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;

/// Serves a worker's health and metrics over HTTP. They contain no secrets, so they need no token.
final class HealthServer implements AutoCloseable {
  private final Metrics metrics = new Metrics();
  private final WorkerPool pool;
  private final Api api;

  /// @param limit of the model's endpoint
  /// @throws InvalidSettings when the port is not free
  HealthServer(
      HealthSettings settings,
      String tier,
      WorkerPool pool,
      ConsumerLoop commands,
      AdaptiveLimit limit) {
    this.pool = pool;
    measure(tier, limit);
    var health =
        new Health(
            pool::isAlive, pool::isTaking, this::state, () -> commands.death().stream().toList());
    var routes = new HashMap<>(health.routes());
    routes.put("/metrics", _ -> Reply.text(200, metrics.text()));
    try {
      this.api = Api.start(settings.host(), settings.port(), routes, BearerAuth.open());
    } catch (IOException e) {
      throw new InvalidSettings(
          "worker.http-host, worker.http-port: cannot listen at this address (%s); choose another port, or -1 for none"
              .formatted(e.getMessage()));
    }
  }

  private void measure(String tier, AdaptiveLimit limit) {
    metrics.tierGauge(
        "tierworks.worker.slots", "Calls that the worker can run at once", tier, pool::slots);
    metrics.tierGauge(
        "tierworks.worker.in.flight", "Calls that the worker runs now", tier, pool::inFlight);
    metrics.tierGauge(
        "tierworks.worker.endpoint.places",
        "Calls that the model's endpoint accepts at once",
        tier,
        limit::permits);
    for (var reason : Reason.values()) {
      if (reason.isOfEndpoint()) {
        metrics.tierGauge(
            "tierworks.worker.endpoint.held",
            "Whether the model's endpoint refuses every call until it is mended, by reason",
            tier,
            reason.code(),
            () -> limit.refusal().filter(reason::equals).isPresent() ? 1 : 0);
      }
    }
  }

  private String state() {
    return pool.isDraining() ? "draining" : pool.isTaking() ? "taking" : "joining";
  }

  URI address() {
    return api.address();
  }

  @Override
  public void close() {
    api.close();
    metrics.close();
  }
}
