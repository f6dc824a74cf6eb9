package io.tierworks.simulator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.json.Json;
import io.tierworks.simulator.prompt.Prompt;

/// Says how to do subtasks that were given up: all of them again on the dearest tier, with one more
/// instruction.
public final class Replanner {
  private Replanner() {}

  /// @param prompt with the blocks `tiers`, the cheapest first, and `gaps`
  public static JsonNode replan(Prompt prompt) {
    var answer = Json.object().put("reason", "The answers did not pass their checks.");
    var tiers = Json.lines(prompt.text("tiers"));
    var step = answer.putArray("steps").addObject();
    var subtasks = step.putArray("subtasks");
    Json.lines(prompt.text("gaps")).forEach(gap -> subtasks.add(gap.path("subtask").asText()));
    step.put("tier", tiers.isEmpty() ? "flagship" : tiers.getLast().path("tier").asText());
    step.put("instructions", "Check each field against the text before you answer.");
    step.putArray("parts");
    return answer;
  }
}
