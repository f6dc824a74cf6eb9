package io.tierworks.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.tierworks.simulator.catalog.Latency;
import io.tierworks.simulator.fault.Fault;
import io.tierworks.simulator.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `/admin/ledger`, `/admin/faults`, `/admin/latency`: GET shows, POST sets, DELETE clears.
final class AdminEndpoint {
  private final ServerContext server;

  AdminEndpoint(ServerContext server) {
    this.server = server;
  }

  void handle(HttpExchange exchange) throws IOException {
    var body =
        Json.parsed(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    var path = exchange.getRequestURI().getPath();
    var call = exchange.getRequestMethod() + " " + path.substring("/admin/".length());
    try {
      switch (call) {
        case "GET ledger" -> LedgerPage.send(exchange, server.ledger);
        case "DELETE ledger" -> server.ledger.reset();
        case "GET faults" -> show(exchange, faults());
        case "POST faults" -> {
          server.faults.set(Fault.list(body));
          show(exchange, faults());
        }
        case "DELETE faults" -> server.faults.set(List.of());
        case "GET latency" -> show(exchange, latency());
        case "POST latency" -> {
          server.latency = new Latency(body.path("scale").asDouble(Double.NaN));
          show(exchange, latency());
        }
        default -> {
          ApiError.of("no_such_path", path).send(exchange);
          return;
        }
      }
      if (call.startsWith("DELETE")) {
        Wire.send(exchange, 204, Wire.JSON, new byte[0]);
      }
    } catch (IllegalArgumentException e) {
      ApiError.of("bad_request", String.valueOf(e.getMessage())).send(exchange);
    }
  }

  private JsonNode faults() {
    return Json.object().set("faults", Json.MAPPER.valueToTree(server.faults.faults()));
  }

  private JsonNode latency() {
    return Json.object().put("scale", server.latency.scale());
  }

  private static void show(HttpExchange exchange, JsonNode answer) throws IOException {
    Wire.send(exchange, 200, Wire.JSON, Wire.bytes(answer));
  }
}
