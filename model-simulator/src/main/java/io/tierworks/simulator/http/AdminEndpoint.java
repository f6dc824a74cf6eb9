package io.tierworks.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.tierworks.simulator.json.Json;
import io.tierworks.simulator.latency.Latency;
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
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    String call = exchange.getRequestMethod() + " " + path.substring("/admin/".length());
    try {
      switch (call) {
        case "GET ledger" -> LedgerPage.send(exchange, server.ledger);
        case "DELETE ledger" -> {
          server.ledger.reset();
          done(exchange);
        }
        case "GET faults" -> show(exchange, new FaultList(server.faults.faults()).json());
        case "POST faults" -> {
          server.faults.set(FaultList.read(json(body)).faults());
          show(exchange, new FaultList(server.faults.faults()).json());
        }
        case "DELETE faults" -> {
          server.faults.set(List.of());
          done(exchange);
        }
        case "GET latency" -> show(exchange, latency());
        case "POST latency" -> {
          server.latency = new Latency(json(body).path("scale").asDouble(Double.NaN));
          show(exchange, latency());
        }
        default -> Wire.fail(exchange, ApiError.noSuchPath(path));
      }
    } catch (IllegalArgumentException e) {
      Wire.fail(exchange, ApiError.badRequest(String.valueOf(e.getMessage())));
    }
  }

  private JsonNode latency() {
    return Json.object().put("scale", server.latency.scale());
  }

  private static void show(HttpExchange exchange, JsonNode answer) throws IOException {
    Wire.send(exchange, 200, Wire.JSON, Wire.bytes(answer));
  }

  private static void done(HttpExchange exchange) throws IOException {
    Wire.send(exchange, 204, Wire.JSON, new byte[0]);
  }

  private static JsonNode json(byte[] body) {
    JsonNode json = Json.parse(new String(body, StandardCharsets.UTF_8));
    if (json == null) {
      throw new IllegalArgumentException("the body is not JSON");
    }
    return json;
  }
}
