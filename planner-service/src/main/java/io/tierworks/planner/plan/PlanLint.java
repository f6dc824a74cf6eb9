package io.tierworks.planner.plan;

import io.tierworks.common.contract.job.Over;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.planner.ledger.Ladder;
import io.tierworks.planner.plan.PlanDraft.DraftStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Checks a draft before anything is spent on it. It reports all findings at once, so that one
/// repair can suffice.
public final class PlanLint {
  private static final int MOST_STEPS = 12;
  private static final int DEEPEST = 5;

  private final StepLint stepLint;

  public PlanLint(Ladder ladder) {
    this.stepLint = new StepLint(ladder);
  }

  /// @return empty when the draft may run
  public List<Finding> findings(PlanDraft draft, PlanBounds bounds) {
    var found = new ArrayList<Finding>();
    checkForm(draft, bounds, found);
    var steps = new LinkedHashMap<String, DraftStep>();
    for (var step : draft.steps()) {
      found.addAll(stepLint.findings(step, bounds));
      if (steps.putIfAbsent(step.id(), step) != null) {
        found.add(new Finding(step.id(), "two steps have this id", "ids are unique in a plan"));
      }
    }
    var graph = new StepGraph(steps);
    found.addAll(graph.missing());
    if (found.isEmpty()) {
      checkShape(graph, bounds, found);
    }
    return found;
  }

  private static void checkForm(PlanDraft draft, PlanBounds bounds, List<Finding> found) {
    int steps = draft.steps().size();
    if (bounds.form() != PlanForm.AUTO && draft.form() != bounds.form()) {
      found.add(
          new Finding("plan", "form is " + draft.form(), "the job asks for " + bounds.form()));
    }
    switch (draft.form()) {
      case DIRECT ->
          require(
              steps == 0, found, "a direct plan has no steps", "leave them out, or use map or dag");
      case MAP ->
          require(
              steps == 1 && draft.steps().getFirst().over().equals(Over.ITEMS),
              found,
              "a map plan has one step over items",
              "use dag for more");
      case DAG ->
          require(
              steps >= 1,
              found,
              "a dag plan has steps",
              "use direct if there is nothing to delegate");
      case AUTO ->
          found.add(
              new Finding("plan", "auto is not a form of a plan", "choose direct, map or dag"));
    }
    require(steps <= MOST_STEPS, found, "more than " + MOST_STEPS + " steps", "merge steps");
  }

  private static void checkShape(StepGraph graph, PlanBounds bounds, List<Finding> found) {
    var circular = graph.circular();
    if (circular.isPresent()) {
      found.add(
          new Finding(
              circular.get(),
              "depends on itself in a circle",
              "remove one of the inputs on the way"));
      return;
    }
    require(graph.depth() <= DEEPEST, found, "deeper than " + DEEPEST + " steps", "flatten it");
    long subtasks = graph.subtasks(bounds.items());
    require(
        subtasks <= bounds.maxSubtasks(),
        found,
        subtasks + " subtasks are more than the job's maxSubtasks " + bounds.maxSubtasks(),
        "fewer steps over items");
  }

  private static void require(boolean holds, List<Finding> found, String rule, String hint) {
    if (!holds) {
      found.add(new Finding("plan", rule, hint));
    }
  }
}
