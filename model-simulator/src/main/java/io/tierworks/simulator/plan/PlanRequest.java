package io.tierworks.simulator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.json.Json;
import io.tierworks.simulator.prompt.DataBlock;
import io.tierworks.simulator.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the planner is given.
///
/// @param form auto, direct, map or dag
/// @param tiers names, cheapest first
/// @param previous the plan that was refused, and why in `findings`; null at first
public record PlanRequest(
    String goal,
    String context,
    int items,
    String sample,
    boolean itemSchema,
    String form,
    List<String> tiers,
    List<String> tools,
    int maxSubtasks,
    @Nullable JsonNode previous,
    String findings) {

  public static PlanRequest of(Prompt prompt) {
    DataBlock items = prompt.all("items").stream().findFirst().orElse(null);
    JsonNode limits = Json.parse(prompt.text("limits"));
    String form = prompt.text("form").strip().replace("\"", "");
    return new PlanRequest(
        prompt.text("goal"),
        prompt.text("context"),
        items == null ? 0 : count(items),
        items == null ? "" : items.text(),
        schema(prompt.text("itemSchema")),
        form.isEmpty() ? "auto" : form,
        tiers(prompt.text("tiers")),
        strings(Json.parse(prompt.text("tools"))),
        limits == null ? Integer.MAX_VALUE : limits.path("maxSubtasks").asInt(Integer.MAX_VALUE),
        Json.parse(prompt.text("previous")),
        prompt.text("findings"));
  }

  String cheapest() {
    return tiers.getFirst();
  }

  String middle() {
    return tiers.get(Math.min(1, tiers.size() - 1));
  }

  private static boolean schema(String text) {
    JsonNode schema = Json.parse(text);
    return schema != null && schema.isObject() && !schema.isEmpty();
  }

  private static int count(DataBlock items) {
    try {
      return Integer.parseInt(items.attribute("count"));
    } catch (NumberFormatException e) {
      return Json.lines(items.text()).size();
    }
  }

  private static List<String> tiers(String lines) {
    List<String> tiers = new ArrayList<>();
    for (JsonNode line : Json.lines(lines)) {
      if (line.path("tier").isTextual()) {
        tiers.add(line.path("tier").asText());
      }
    }
    return tiers.isEmpty() ? List.of("nano", "mini", "flagship") : tiers;
  }

  private static List<String> strings(@Nullable JsonNode array) {
    List<String> strings = new ArrayList<>();
    if (array != null) {
      array.forEach(node -> strings.add(node.asText()));
    }
    return strings;
  }
}
