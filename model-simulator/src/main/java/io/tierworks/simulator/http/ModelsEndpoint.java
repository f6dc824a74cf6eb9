package io.tierworks.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import io.tierworks.simulator.catalog.Model;
import io.tierworks.simulator.json.Json;
import java.io.IOException;
import java.util.List;

/// `GET /v1/models`.
final class ModelsEndpoint {
  private static final long RELEASED = 1_772_668_800L;

  private ModelsEndpoint() {}

  static void handle(HttpExchange exchange) throws IOException {
    var root = Json.object().put("object", "list");
    for (var model : Model.ALL) {
      for (var id : List.of(model.id(), model.snapshot())) {
        var entry = root.withArray("data").addObject().put("id", id).put("object", "model");
        entry.put("created", RELEASED).put("owned_by", "tierworks-simulator");
      }
    }
    Wire.send(exchange, 200, Wire.JSON, Wire.bytes(root));
  }
}
