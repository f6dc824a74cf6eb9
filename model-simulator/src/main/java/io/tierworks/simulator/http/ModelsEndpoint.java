package io.tierworks.simulator.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.tierworks.simulator.catalog.Model;
import io.tierworks.simulator.json.Json;
import java.io.IOException;

/// `GET /v1/models`.
final class ModelsEndpoint {
  private static final long RELEASED = 1_772_668_800L;

  private ModelsEndpoint() {}

  static void handle(HttpExchange exchange) throws IOException {
    ObjectNode root = Json.MAPPER.createObjectNode().put("object", "list");
    ArrayNode data = root.putArray("data");
    for (Model model : Model.values()) {
      list(data, model.id());
      list(data, model.snapshot());
    }
    Wire.send(exchange, 200, Wire.JSON, Wire.bytes(root));
  }

  private static void list(ArrayNode data, String id) {
    data.addObject()
        .put("id", id)
        .put("object", "model")
        .put("created", RELEASED)
        .put("owned_by", "tierworks-simulator");
  }
}
