package io.tierworks.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.tierworks.simulator.json.Json;
import java.io.IOException;

/// An error with OpenAI's status, type, code and message, from `openai-errors.json`.
record ApiError(int status, byte[] body) {
  private static final JsonNode KNOWN = Json.parsed(Json.resource("/openai-errors.json"));

  /// @param name in the file; faults have their own names there
  /// @param detail what the message names: a model, a path, a rule
  static ApiError of(String name, String detail) {
    var known = KNOWN.path(name);
    var root = Json.object();
    root.putObject("error")
        .put("message", known.path("message").asText().formatted(detail))
        .put("type", known.path("type").textValue())
        .put("param", known.path("param").textValue())
        .put("code", known.path("code").textValue());
    return new ApiError(known.path("status").asInt(), Wire.bytes(root));
  }

  void send(HttpExchange exchange) throws IOException {
    Wire.send(exchange, status, Wire.JSON, body);
  }
}
