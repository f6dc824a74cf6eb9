package io.tierworks.simulator.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.tierworks.simulator.catalog.Latency;
import io.tierworks.simulator.fault.Fault;
import io.tierworks.simulator.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// `/admin/ledger`, `/admin/faults`, `/admin/latency`: GET shows, POST sets, DELETE clears.
record AdminEndpoint(ServerContext server) {

  void handle(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    try {
      switch (exchange.getRequestMethod() + " " + path.substring("/admin/".length())) {
        case "GET ledger" -> showLedger(exchange);
        case "GET faults" -> showFaults(exchange);
        case "GET latency" -> showLatency(exchange);
        case "POST faults" -> {
          server.faults().set(Fault.list(body(exchange)));
          showFaults(exchange);
        }
        case "POST latency" -> {
          server.latency().set(new Latency(body(exchange).path("scale").asDouble(Double.NaN)));
          showLatency(exchange);
        }
        case "DELETE ledger" -> clear(exchange, server.ledger()::reset);
        case "DELETE faults" -> clear(exchange, () -> server.faults().set(List.of()));
        default -> ApiError.of("no_such_path", path).send(exchange);
      }
    } catch (IllegalArgumentException e) {
      ApiError.of("bad_request", String.valueOf(e.getMessage())).send(exchange);
    }
  }

  /// Streamed, so that a million entries are not copied. `?entries=false` leaves the entries out.
  private void showLedger(HttpExchange exchange) throws IOException {
    var query = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
    var page = server.ledger().page(!query.contains("entries=false"));
    exchange.getResponseHeaders().set("Content-Type", Wire.JSON);
    exchange.sendResponseHeaders(200, 0);
    Json.MAPPER
        .writer()
        .with(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
        .writeValue(exchange.getResponseBody(), page);
  }

  private void showFaults(HttpExchange exchange) throws IOException {
    show(exchange, Map.of("faults", server.faults().faults()));
  }

  private void showLatency(HttpExchange exchange) throws IOException {
    show(exchange, server.currentLatency());
  }

  private static JsonNode body(HttpExchange exchange) throws IOException {
    return Json.parsed(
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static void show(HttpExchange exchange, Object answer) throws IOException {
    Wire.send(exchange, 200, Wire.JSON, Json.MAPPER.writeValueAsBytes(answer));
  }

  private static void clear(HttpExchange exchange, Runnable clearing) throws IOException {
    clearing.run();
    Wire.send(exchange, 204, Wire.JSON, new byte[0]);
  }
}
