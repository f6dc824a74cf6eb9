package io.tierworks.cli.show;

import java.util.ArrayList;
import java.util.List;

/// Shows a plan: form, expected cost, reason and steps.
public final class PlanText {
  private PlanText() {}

  public static List<String> lines(PlanView plan, int width) {
    var lines = new ArrayList<String>();
    var price =
        plan.estimate() == null ? "" : ", expected cost " + TextFormat.money(plan.estimate());
    lines.add("Plan: %s%s%s".formatted(plan.form(), steps(plan), price));
    if (!plan.reason().isEmpty()) {
      lines.addAll(TextFormat.wrap(plan.reason(), width, "  "));
    }
    if (!plan.steps().isEmpty()) {
      lines.addAll(table(plan).lines(width, "  "));
    }
    return lines;
  }

  private static String steps(PlanView plan) {
    int count = plan.steps().size();
    return count == 0 ? "" : count == 1 ? " in 1 step" : " in " + count + " steps";
  }

  private static TextTable table(PlanView plan) {
    var table = TextTable.of("step", "kind", "tier", ">subtasks", "over", "instructions");
    for (var step : plan.steps()) {
      table.row(
          step.id(),
          step.kind(),
          step.tier(),
          step.total() == 0 ? "" : Integer.toString(step.total()),
          step.over(),
          step.instructions().strip().replaceAll("\\s+", " "));
    }
    return table;
  }
}
