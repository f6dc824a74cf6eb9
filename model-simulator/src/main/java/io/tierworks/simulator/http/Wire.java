package io.tierworks.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Sends answers.
final class Wire {
  static final String JSON = "application/json";

  private Wire() {}

  static void send(HttpExchange exchange, int status, String contentType, byte[] body)
      throws IOException {
    begin(exchange, status, contentType, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  static void begin(HttpExchange exchange, int status, String contentType, int length)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.getResponseHeaders().set("x-tierworks-simulated", "true");
    exchange.sendResponseHeaders(status, length);
  }

  static byte[] bytes(JsonNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }
}
