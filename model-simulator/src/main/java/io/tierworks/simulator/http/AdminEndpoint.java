package io.tierworks.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.tierworks.simulator.json.Json;
import io.tierworks.simulator.latency.Latency;
import java.io.IOException;

/// `/admin/ledger`, `/admin/faults`, `/admin/latency`: GET shows, POST sets, DELETE clears.
final class AdminEndpoint {
  private final Desk desk;

  AdminEndpoint(Desk desk) {
    this.desk = desk;
  }

  void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    String call = exchange.getRequestMethod() + " " + path.substring("/admin/".length());
    try {
      switch (call) {
        case "GET ledger" -> LedgerPage.send(exchange, desk.ledger());
        case "DELETE ledger" -> {
          desk.ledger().reset();
          done(exchange);
        }
        case "GET faults" ->
            Wire.send(
                exchange, 200, Wire.JSON, Wire.bytes(FaultList.write(desk.faults().faults())));
        case "POST faults" -> {
          desk.faults().set(FaultList.read(json(body)));
          Wire.send(exchange, 200, Wire.JSON, Wire.bytes(FaultList.write(desk.faults().faults())));
        }
        case "DELETE faults" -> {
          desk.faults().set(java.util.List.of());
          done(exchange);
        }
        case "GET latency" -> showLatency(exchange);
        case "POST latency" -> {
          desk.latency(new Latency(json(body).path("scale").asDouble(Double.NaN)));
          showLatency(exchange);
        }
        default -> Wire.fail(exchange, ApiError.noSuchPath(path));
      }
    } catch (IllegalArgumentException e) {
      Wire.fail(exchange, ApiError.badRequest(String.valueOf(e.getMessage())));
    }
  }

  private void showLatency(HttpExchange exchange) throws IOException {
    ObjectNode answer = Json.MAPPER.createObjectNode().put("scale", desk.latency().scale());
    Wire.send(exchange, 200, Wire.JSON, Wire.bytes(answer));
  }

  private static void done(HttpExchange exchange) throws IOException {
    Wire.send(exchange, 204, Wire.JSON, new byte[0]);
  }

  private static JsonNode json(byte[] body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (IOException e) {
      throw new IllegalArgumentException("the body is not JSON", e);
    }
  }
}
