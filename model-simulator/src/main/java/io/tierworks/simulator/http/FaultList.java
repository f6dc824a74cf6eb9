package io.tierworks.simulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.fault.Fault;
import io.tierworks.simulator.json.Json;
import java.util.ArrayList;
import java.util.List;

/// The fault menu as JSON: `{"faults":[{"kind":"429","rate":0.1,"retryAfter":2}]}`.
record FaultList(List<Fault> faults) {

  /// @throws IllegalArgumentException naming the fault that is unknown or out of range
  static FaultList read(JsonNode root) {
    List<Fault> faults = new ArrayList<>();
    for (JsonNode node : root.path("faults")) {
      try {
        faults.add(Json.MAPPER.treeToValue(node, Fault.class));
      } catch (JsonProcessingException e) {
        throw e.getCause() instanceof IllegalArgumentException ours
            ? ours
            : new IllegalArgumentException(e.getOriginalMessage(), e);
      }
    }
    return new FaultList(faults);
  }

  JsonNode json() {
    return Json.MAPPER.valueToTree(this);
  }
}
