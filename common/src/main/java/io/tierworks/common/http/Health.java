package io.tierworks.common.http;

import io.tierworks.common.http.Api.Reply;
import io.tierworks.common.http.Api.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// The routes for liveness and readiness probes. With a part of the service dead, both answer 503
/// and name it with its cause.
///
/// @param dead the parts that died
public record Health(
    BooleanSupplier alive,
    BooleanSupplier ready,
    Supplier<String> state,
    Supplier<List<String>> dead) {

  public Map<String, Route> routes() {
    return Map.of("/health/live", _ -> reply(alive), "/health/ready", _ -> reply(ready));
  }

  private Reply reply(BooleanSupplier good) {
    var body = new LinkedHashMap<String, Object>();
    body.put("state", state.get());
    var died = dead.get();
    if (!died.isEmpty()) {
      body.put("dead", died);
    }
    return Reply.json(died.isEmpty() && good.getAsBoolean() ? 200 : 503, body);
  }
}
