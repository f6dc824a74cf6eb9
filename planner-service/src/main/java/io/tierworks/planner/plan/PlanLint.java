package io.tierworks.planner.plan;

import io.tierworks.common.contract.job.Over;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.planner.ledger.Ladder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Checks a draft before anything is spent on it. It reports all findings at once, so that one
/// repair can suffice.
public record PlanLint(Ladder ladder, PlanLibrary library, ToolOffers offers) {
  private static final int MOST_STEPS = 12;
  private static final int DEEPEST = 5;

  /// @return empty when the draft may run
  public List<Finding> findings(PlanDraft draft, PlanBounds bounds) {
    var found = new ArrayList<Finding>();
    var tools = new ToolLint(ladder, offers);
    checkForm(draft, bounds, new LintCheck("plan", found));
    tools.checkForm(draft, bounds, new LintCheck("plan", found));
    var ids = new HashSet<String>();
    for (var step : draft.steps()) {
      var check = new LintCheck(step.id(), found);
      new StepLint(ladder, library, tools).check(step, bounds, check);
      check.require(ids.add(step.id()), "two steps have this id", "ids are unique in a plan");
    }
    var graph = StepGraph.of(draft);
    found.addAll(graph.missing());
    if (found.isEmpty()) {
      checkShape(graph, bounds, found);
    }
    return found;
  }

  private static void checkForm(PlanDraft draft, PlanBounds bounds, LintCheck check) {
    var form = draft.form();
    int steps = draft.steps().size();
    check.require(
        bounds.form() == PlanForm.AUTO || form == bounds.form(),
        "form is " + form,
        "the job asks for " + bounds.form());
    switch (form) {
      case DIRECT ->
          check.require(
              steps == 0, "a direct plan has no steps", "leave them out, or use map or dag");
      case MAP ->
          check.require(
              steps == 1 && draft.steps().getFirst().over().equals(Over.ITEMS),
              "a map plan has one step over items",
              "use dag for more");
      case DAG ->
          check.require(
              steps >= 1, "a dag plan has steps", "use direct if there is nothing to delegate");
      case AUTO ->
          check.require(false, "auto is not a form of a plan", "choose direct, map or dag");
    }
    check.require(steps <= MOST_STEPS, "more than " + MOST_STEPS + " steps", "merge steps");
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
    var check = new LintCheck("plan", found);
    check.require(graph.depth() <= DEEPEST, "deeper than " + DEEPEST + " steps", "flatten it");
    check.require(
        bounds.itemSchema() == null || bounds.items() == 0 || graph.answersItems(),
        "no step answers the items by the job's itemSchema",
        "leave `output` of the last step over items empty");
    long subtasks = graph.subtasks(bounds.items());
    check.require(
        subtasks <= bounds.maxSubtasks(),
        subtasks + " subtasks are more than the job's maxSubtasks " + bounds.maxSubtasks(),
        "fewer steps over items");
  }
}
