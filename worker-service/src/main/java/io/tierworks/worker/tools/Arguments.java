package io.tierworks.worker.tools;

import com.fasterxml.jackson.databind.JsonNode;

/// The arguments of a tool call. A value of another type counts as absent.
record Arguments(JsonNode json) {
  String text(String name) {
    return json.path(name).asText("");
  }

  int number(String name, int otherwise) {
    return json.path(name).asInt(otherwise);
  }

  boolean isTrue(String name) {
    return json.path(name).asBoolean(false);
  }
}
