package io.tierworks.simulator.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// A plan that goes in circles, for the fault `cyclic_plan`.
final class Cycles {
  private Cycles() {}

  static ObjectNode plan(Planner planner) {
    String tier = planner.request().cheapest();
    return planner.write(
        "dag",
        "Each step needs the other.",
        "",
        List.of(step("first", "second", tier), step("second", "first", tier)));
  }

  private static Step step(String id, String input, String tier) {
    return new Step(
        id,
        "answer",
        tier,
        "job",
        List.of(input),
        "Answer the goal from the results of the other step.",
        List.of(Step.Output.text("answer", "The answer.")),
        200);
  }
}
