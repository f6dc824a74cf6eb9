package io.tierworks.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.fault.Fault;
import io.tierworks.simulator.fault.FaultKind;
import io.tierworks.simulator.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fault menu as JSON: `{"faults":[{"kind":"429","rate":0.1,"retryAfter":2}]}`.
final class FaultList {
  private FaultList() {}

  /// @throws IllegalArgumentException naming the fault that is unknown or out of range
  static List<Fault> read(JsonNode root) {
    List<Fault> faults = new ArrayList<>();
    for (JsonNode node : root.path("faults")) {
      faults.add(fault(node));
    }
    return faults;
  }

  static ObjectNode write(List<Fault> faults) {
    ObjectNode root = Json.MAPPER.createObjectNode();
    ArrayNode list = root.putArray("faults");
    for (Fault fault : faults) {
      ObjectNode node = list.addObject().put("kind", fault.kind().wire()).put("rate", fault.rate());
      if (fault.times() != null) {
        node.put("times", fault.times());
      }
      if (fault.model() != null) {
        node.put("model", fault.model());
      }
      if (fault.schema() != null) {
        node.put("schema", fault.schema());
      }
      if (fault.retryAfter() != null) {
        node.put("retryAfter", fault.retryAfter());
      }
      if (fault.seconds() != null) {
        node.put("seconds", fault.seconds());
      }
    }
    return root;
  }

  private static Fault fault(JsonNode node) {
    String name = node.path("kind").asText();
    FaultKind kind =
        FaultKind.named(name)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "unknown fault "
                        + name
                        + "; known: "
                        + Arrays.stream(FaultKind.values()).map(FaultKind::wire).toList()));
    return new Fault(
        kind,
        node.path("rate").asDouble(1),
        node.path("times").isNumber() ? node.path("times").asInt() : null,
        text(node, "model"),
        text(node, "schema"),
        number(node, "retryAfter"),
        number(node, "seconds"));
  }

  private static @Nullable String text(JsonNode node, String key) {
    return node.path(key).isTextual() ? node.path(key).asText() : null;
  }

  private static @Nullable Double number(JsonNode node, String key) {
    return node.path(key).isNumber() ? node.path(key).asDouble() : null;
  }
}
