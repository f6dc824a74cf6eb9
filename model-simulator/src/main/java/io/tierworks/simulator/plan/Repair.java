package io.tierworks.simulator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Repairs a refused plan: forbidden tools and unknown tiers go, steps wait only for steps before
/// them, a step that reads nothing reads the items, nothing is left unverified.
record Repair(PlanRequest request, ObjectNode refused) {

  ObjectNode plan() {
    ObjectNode plan = refused.deepCopy();
    ArrayNode steps = JsonNodeFactory.instance.arrayNode();
    Set<String> before = new HashSet<>();
    for (JsonNode node : plan.path("steps")) {
      if (node instanceof ObjectNode step && before.add(step.path("id").asText())) {
        Set<String> known = new TreeSet<>(before);
        known.remove(step.path("id").asText());
        repair(step, known);
        steps.add(step);
      }
    }
    plan.set("steps", steps);
    return plan;
  }

  private void repair(ObjectNode step, Set<String> known) {
    keep(step, "tools", request.tools());
    keep(step, "inputs", known);
    String over = step.path("over").asText();
    boolean nothingToRead =
        over.equals("job") && step.path("inputs").isEmpty() && request.items() > 0;
    if (nothingToRead
        || !known.contains(over)
            && !over.equals("job")
            && (!over.equals("items") || request.items() == 0)) {
      step.put("over", request.items() > 0 ? "items" : "job");
    }
    if (!request.tiers().contains(step.path("tier").asText())) {
      step.put("tier", request.cheapest());
    }
    keep(step, "verify", List.of("schema", "grounded"));
    if (step.path("verify").isEmpty()) {
      step.putArray("verify").add("schema");
    }
    int tokens = step.path("maxOutputTokens").asInt(0);
    if (tokens < 50 || tokens > 4_000) {
      step.put("maxOutputTokens", 400);
    }
  }

  private static void keep(ObjectNode step, String key, java.util.Collection<String> allowed) {
    List<String> kept = new ArrayList<>();
    step.path(key).forEach(value -> kept.add(value.asText()));
    kept.removeIf(value -> !allowed.contains(value));
    kept.stream().distinct().forEach(step.putArray(key)::add);
  }
}
