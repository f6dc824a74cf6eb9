package io.tierworks.planner.http;

import io.tierworks.common.http.Api.Reply;
import io.tierworks.common.http.Api.Route;
import io.tierworks.common.telemetry.Metrics;
import io.tierworks.planner.workers.TierLoad;
import io.tierworks.planner.workers.WorkerRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// The routes for tiers, workers, scaling and metrics. Every planner answers the same, because each
/// knows all workers and the work of all planners.
public record TierRoutes(
    BooleanSupplier isReady, WorkerRegistry workers, List<String> tiers, Metrics metrics) {

  /// Registers the gauges of the tiers.
  public void measure() {
    tiers.forEach(this::measure);
  }

  public Map<String, Route> all() {
    return Map.of(
        "/api/workers", _ -> Reply.json(workers.live()),
        "/api/tiers", _ -> Reply.json(tiers.stream().map(workers::load).toList()),
        "/api/scaling", this::scaling,
        "/metrics", _ -> Reply.text(200, metrics.text()));
  }

  /// A planner that has not loaded all its jobs answers 503 instead of too small a number.
  private Reply scaling(String tier) {
    if (!tiers.contains(tier)) {
      return Reply.notFound("no tier '%s'; there are %s".formatted(tier, tiers));
    }
    if (!isReady.getAsBoolean()) {
      return Reply.json(503, Map.of("error", "jobs are being restored or moved; try again"));
    }
    return Reply.json(workers.load(tier));
  }

  private void measure(String tier) {
    gauge("out", "Attempts that are released and have not ended", tier, TierLoad::out);
    gauge("ready", "Subtasks that could be released", tier, TierLoad::ready);
    gauge("calls", "What is out and ready", tier, TierLoad::calls);
    gauge(
        "work.seconds",
        "Seconds that one slot would need for what is out and ready",
        tier,
        TierLoad::workSeconds);
    gauge("slots", "Calls that the live workers can run at once", tier, TierLoad::slots);
  }

  private void gauge(
      String name, String description, String tier, Function<TierLoad, Number> value) {
    metrics.tierGauge(
        "tierworks.tier." + name, description, tier, () -> value.apply(workers.load(tier)));
  }
}
