package io.tierworks.planner.http;

import io.tierworks.common.http.Api.Reply;
import io.tierworks.common.http.Api.Route;
import io.tierworks.planner.stream.PlannerStreams;
import java.util.Map;

/// The routes for liveness and readiness probes.
public record HealthRoutes(PlannerStreams streams) {
  public Map<String, Route> all() {
    return Map.of(
        "/health/live", _ -> state(streams.isAlive()),
        "/health/ready", _ -> state(streams.isReady()));
  }

  private Reply state(boolean good) {
    return Reply.json(good ? 200 : 503, Map.of("state", streams.state()));
  }
}
