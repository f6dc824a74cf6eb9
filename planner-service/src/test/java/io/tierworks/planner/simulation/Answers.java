package io.tierworks.planner.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.planner.job.handler.Plans;
import java.util.ArrayList;
import java.util.List;

/// What models answer: plans good and bad, rulings, labels.
final class Answers {
  private static final List<String> STEPS = List.of("sort", "check", "sum", "merge");

  private final Stage stage;
  private final boolean longTexts;

  /// @param longTexts whether results are too long for the judge
  Answers(Stage stage, boolean longTexts) {
    this.stage = stage;
    this.longTexts = longTexts;
  }

  JsonNode to(Subtask order) {
    return switch (order.identity().step()) {
      case "plan" -> plan();
      case "replan" -> replan(order);
      case "judge" -> ruling();
      case "direct" -> Plans.answer("an answer");
      default -> Plans.anyAnswer(order, longTexts);
    };
  }

  /// What no check of a worker finds, and the coordinator must.
  JsonNode garbage() {
    return stage.dice().chance(0.5)
        ? Plans.label("neither plan nor ruling")
        : Plans.form("dag").step("a", "giga", "job").json();
  }

  /// Half of them split what they are about.
  private JsonNode replan(Subtask order) {
    var replan = Plans.replanOf(order, stage.dice().pick(Stage.TIERS));
    return stage.dice().chance(0.5) ? Plans.split(replan, "One half.", "The other.") : replan;
  }

  private JsonNode plan() {
    var dice = stage.dice();
    if (dice.chance(0.1)) {
      return Plans.form("direct").json();
    }
    if (dice.chance(0.3)) {
      return Plans.form("map").step("sort", "nano", "items").json();
    }
    var plan = Plans.form("dag");
    var ids = new ArrayList<String>();
    for (var id : STEPS.subList(0, dice.between(1, STEPS.size()))) {
      var overs = new ArrayList<>(ids);
      overs.add("items");
      overs.add("job");
      var over = dice.pick(overs);
      var inputs =
          ids.stream().filter(i -> !i.equals(over) && dice.chance(0.4)).toArray(String[]::new);
      plan.step(id, dice.pick(Stage.TIERS), over, inputs);
      if (dice.chance(0.3)) {
        plan.longAnswers();
      }
      verify(plan, id);
      ids.add(id);
    }
    return plan.json();
  }

  /// The steps have chains of different lengths.
  private static void verify(Plans plan, String step) {
    switch (step) {
      case "sum" -> plan.ruled("answer.label != ''").voted(2, 3);
      case "check" -> plan.judgedBy("mini").judgedBy("flagship");
      case "merge" -> plan.sampled(3, 2).reviewed();
      default -> {}
    }
  }

  private JsonNode ruling() {
    var dice = stage.dice();
    if (dice.chance(0.1)) {
      return Plans.citing();
    }
    if (dice.chance(0.35)) {
      var named = new ArrayList<String>();
      for (int i = 0; i < 3; i++) {
        named.add(dice.pick(STEPS) + "-000" + dice.between(1, 4));
      }
      return Plans.ruling("revise", named.toArray(String[]::new));
    }
    return Plans.ruling(dice.pick(List.of("accept", "accept", "accept", "reject", "ask_person")));
  }
}
