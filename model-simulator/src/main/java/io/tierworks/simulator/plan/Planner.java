package io.tierworks.simulator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.json.Json;
import io.tierworks.simulator.json.Schema;
import io.tierworks.simulator.prompt.Prompt;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Writes a plan from a template of `plans/templates.json`: the one whose word comes first in the
/// goal. The templates name tiers `cheapest` and `middle`; steps without fields leave them to the
/// job's `itemSchema`. A refused plan is written anew. Where a plan may declare rubrics, the goal's
/// words after `check that` are the criterion of one.
public final class Planner {
  private static final JsonNode TEMPLATES = Json.parsed(Json.resource("/plans/templates.json"));

  private static final String NAME = "[\\p{L}\\p{N}_-]+(?: [\\p{L}\\p{N}_-]+)?";

  /// Such as "as billing, technical or account" or "extract vendor, date and total".
  private static final Pattern LIST =
      Pattern.compile(
          "\\b(?:as|into|one of|labels|extract)(?: the|:)?\\s+((?:%1$s, )*?%1$s,? (?:or|and) [\\p{L}\\p{N}_-]+)"
              .formatted(NAME));

  private static final Pattern CRITERION = Pattern.compile("(?i)\\bcheck that ([^.;]+)");

  private final Prompt prompt;
  private final boolean mayDeclareRubrics;
  private final String goal;
  private final List<String> tiers;

  /// @param schema of the plan
  public Planner(Prompt prompt, Schema schema) {
    this.prompt = prompt;
    mayDeclareRubrics = schema.node().toString().contains("\"criteria\"");
    goal = prompt.text("goal");
    var named =
        Json.lines(prompt.text("tiers")).stream().map(line -> line.path("tier").asText()).toList();
    tiers = named.isEmpty() ? List.of("nano", "mini", "flagship") : named;
  }

  /// @param cyclic on demand, the steps wait for each other
  public ObjectNode plan(boolean cyclic) {
    int items = prompt.number("items", "count", 0);
    var asked = prompt.text("form").strip().replace("\"", "");
    if (!tools().isEmpty()) {
      return withTools(items);
    }
    boolean direct = asked.equals("direct") || items == 0 && !asked.equals("dag");
    var template = cyclic ? TEMPLATES.path("cyclic") : direct ? TEMPLATES.path("direct") : byGoal();
    ObjectNode plan = template.path("plan").deepCopy();
    ArrayNode steps = plan.withArray("steps");
    boolean room = items < prompt.json("limits").path("maxSubtasks").asInt(Integer.MAX_VALUE);
    boolean joins = steps.size() > 1 && room && !prompt.has("itemSchema") && !asked.equals("map");
    if (!cyclic && !direct && !joins) {
      plan.put("form", asked.equals("dag") ? "dag" : "map");
      steps.removeIf(step -> step.path("over").asText().equals("job"));
    }
    steps.forEach(step -> fit((ObjectNode) step, items));
    return plan;
  }

  /// One step that looks things up.
  private ObjectNode withTools(int items) {
    ObjectNode plan = TEMPLATES.path("lookup").path("plan").deepCopy();
    plan.put("form", items > 0 ? "map" : "dag");
    var step = (ObjectNode) plan.withArray("steps").get(0);
    fit(step, items);
    tools().forEach(step.putArray("tools")::add);
    return plan;
  }

  private List<String> tools() {
    return Json.lines(prompt.text("tools")).stream()
        .map(line -> line.path("tool").asText())
        .filter(tool -> !tool.isEmpty())
        .toList();
  }

  /// Names tiers and fields of a step as this job needs them.
  private void fit(ObjectNode step, int items) {
    boolean cheapest = step.path("tier").asText().equals("cheapest");
    step.put("tier", tiers.get(cheapest ? 0 : Math.min(1, tiers.size() - 1)));
    if (step.path("over").asText().equals("job")) {
      return;
    }
    step.put("over", items > 0 ? "items" : "job");
    fitFields(step);
    var criterion = CRITERION.matcher(goal);
    if (mayDeclareRubrics && criterion.find()) {
      var rubric = step.withArray("verify").addObject().put("link", "rubric");
      rubric.put("tier", tiers.get(Math.min(1, tiers.size() - 1)));
      rubric.putArray("criteria").add("Does it hold that " + criterion.group(1).strip() + "?");
    }
  }

  private void fitFields(ObjectNode step) {
    ArrayNode fields = step.withArray("output");
    var named = listed();
    if (prompt.has("itemSchema")) {
      fields.removeAll();
      step.putArray("verify").add("schema");
    } else if (fields.path(0).path("name").asText().equals("label")) {
      named.forEach(((ArrayNode) fields.path(0).path("values"))::add);
    } else if (step.path("kind").asText().equals("extract") && !named.isEmpty()) {
      fields.removeAll();
      step.putArray("verify").add("schema");
      named.forEach(name -> fields.add(field(name)));
    }
  }

  /// The names that the goal lists, in lower case with `_` for spaces; empty if it lists none.
  private List<String> listed() {
    var found = LIST.matcher(goal.toLowerCase(Locale.ROOT));
    return found.find()
        ? Stream.of(found.group(1).split(",? (?:or|and) |, "))
            .map(name -> name.strip().replace(' ', '_'))
            .distinct()
            .toList()
        : List.of();
  }

  private static ObjectNode field(String name) {
    var field = Json.object().put("name", name.replaceAll("\\W", "_"));
    field.put("type", "string").put("description", "As the item states it.").putArray("values");
    return field.put("quote", false);
  }

  private JsonNode byGoal() {
    var words = " " + goal.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}?]+", " ");
    return TEMPLATES
        .valueStream()
        .filter(one -> first(one, words) < Integer.MAX_VALUE)
        .min(Comparator.comparingInt(one -> first(one, words)))
        .orElse(TEMPLATES.path("answer"));
  }

  /// Where the first word of a template is; the largest number if none occurs.
  private static int first(JsonNode template, String words) {
    return template
        .path("words")
        .valueStream()
        .mapToInt(word -> words.indexOf(word.asText().equals("?") ? "?" : " " + word.asText()))
        .filter(at -> at >= 0)
        .min()
        .orElse(Integer.MAX_VALUE);
  }
}
