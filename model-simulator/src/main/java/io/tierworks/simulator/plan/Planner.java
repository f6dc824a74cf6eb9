package io.tierworks.simulator.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/// Plans a job.
public record Planner(PlanRequest request) {
  private static final int SHORT_CONTEXT = 20_000;

  /// The plan; a refused one is repaired as the findings ask. `cyclic` gives a plan whose steps
  /// wait for each other.
  public ObjectNode plan(boolean cyclic) {
    if (cyclic) {
      return Cycles.plan(this);
    }
    if (request.previous() instanceof ObjectNode refused && !request.findings().isBlank()) {
      ObjectNode repaired = new Repair(request, refused).plan();
      if (!repaired.equals(refused) && !repaired.path("steps").isEmpty()) {
        return repaired;
      }
    }
    return fresh();
  }

  ObjectNode fresh() {
    Verb verb = Verb.of(request.goal());
    String form = form(verb);
    List<Step> steps =
        form.equals("direct") ? List.of() : new Script(request).steps(verb, form.equals("dag"));
    return write(form, reason(form), decisions(verb), steps);
  }

  ObjectNode write(String form, String reason, String decisions, List<Step> steps) {
    ObjectNode plan = JsonNodeFactory.instance.objectNode();
    plan.put("form", form).put("reason", reason).put("decisions", decisions);
    ArrayNode array = plan.putArray("steps");
    steps.forEach(step -> array.add(step.json()));
    return plan;
  }

  private String form(Verb verb) {
    if (List.of("direct", "map", "dag").contains(request.form())) {
      return request.form();
    }
    if (request.items() == 0) {
      return request.context().length() <= SHORT_CONTEXT ? "direct" : "dag";
    }
    boolean together =
        verb == Verb.RESEARCH
            || verb == Verb.REVIEW
            || verb == Verb.ANSWER && !request.itemSchema();
    return together && request.maxSubtasks() > request.items() ? "dag" : "map";
  }

  private String reason(String form) {
    return switch (form) {
      case "direct" -> "There is nothing to divide: one call reads all of it.";
      case "map" ->
          "The items are independent of each other, so one step does each by itself on the cheapest tier that will do.";
      default ->
          "Findings are collected item by item on the cheapest tier and then brought together in one call.";
    };
  }

  private String decisions(Verb verb) {
    return switch (verb) {
      case CLASSIFY -> "Where two labels fit, the main concern of the sender decides.";
      case EXTRACT ->
          "Dates are ISO dates, amounts are plain numbers with a decimal point, what is not stated stays empty.";
      case CHECK, REVIEW -> "Only what the text says counts; every judgement has a quotation.";
      case RANK ->
          "Scores run from 0 to 100 with 50 for the average; missing facts count neither for nor against.";
      case SUMMARISE, RESEARCH, ANSWER ->
          request.goal().toLowerCase(Locale.ROOT).contains("german")
              ? "Answer in German."
              : "Keep to what the material says.";
    };
  }
}
