package io.tierworks.planner.plan;

import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.planner.ledger.Ladder;
import io.tierworks.planner.plan.PlanDraft.DraftStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// Checks a draft before anything is spent on it. Reports everything at once, so that one repair
/// round can do.
public final class PlanLint {
  private static final int MOST_STEPS = 12;
  private static final int DEEPEST = 5;
  private static final int MOST_OUTPUT_TOKENS = 16_000;
  private static final int MOST_FIELDS = 60;
  private static final Pattern STEP_ID = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
  private static final Set<String> RESERVED = Set.of("plan", "judge", "direct", "items", "job");
  private static final Set<String> OWN_KINDS = Set.of("plan", "verdict", "direct");
  private static final Set<String> CHECKS = Set.of("schema", "grounded");

  private final Ladder ladder;

  public PlanLint(Ladder ladder) {
    this.ladder = ladder;
  }

  /// What is wrong with the draft; empty when it may run.
  public List<Finding> findings(PlanDraft draft, PlanBounds bounds) {
    var found = new ArrayList<Finding>();
    checkForm(draft, bounds, found);
    var steps = new LinkedHashMap<String, DraftStep>();
    for (var step : draft.steps()) {
      checkStep(step, bounds, found);
      if (steps.putIfAbsent(step.id(), step) != null) {
        found.add(new Finding(step.id(), "two steps have this id", "ids are unique in a plan"));
      }
    }
    checkReferences(steps, found);
    if (found.isEmpty()) {
      checkShape(steps, bounds, found);
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
              steps == 1 && draft.steps().getFirst().over().equals(Step.OVER_ITEMS),
              found,
              "a map plan has one step over items",
              "use dag for more");
      case DAG ->
          require(
              steps >= 1,
              found,
              "a dag plan has steps",
              "use direct if there is nothing to delegate");
      case AUTO -> found.add(new Finding("plan", "auto is no form", "choose direct, map or dag"));
    }
    require(steps <= MOST_STEPS, found, "more than " + MOST_STEPS + " steps", "merge steps");
  }

  private void checkStep(DraftStep step, PlanBounds bounds, List<Finding> found) {
    var at = step.id();
    if (!STEP_ID.matcher(at).matches() || RESERVED.contains(at)) {
      found.add(
          new Finding(
              at,
              "is no usable step id",
              "lower-case letters, digits and _, not one of " + RESERVED));
    }
    if (OWN_KINDS.contains(step.kind())) {
      found.add(
          new Finding(
              at,
              "kind " + step.kind() + " belongs to the planner itself",
              "name the kind of work, such as classify or extract"));
    }
    if (!ladder.has(step.tier())) {
      found.add(new Finding(at, "tier " + step.tier() + " does not exist", "tiers: " + tiers()));
    }
    if (step.instructions().isBlank()) {
      found.add(new Finding(at, "has no instructions", "say what one subtask has to do"));
    }
    if (step.verify().isEmpty() || !CHECKS.containsAll(step.verify())) {
      found.add(new Finding(at, "needs a verification", "at least one of " + CHECKS));
    }
    for (var tool : step.tools()) {
      if (!bounds.tools().contains(tool)) {
        found.add(
            new Finding(
                at, "tool " + tool + " is not allowed", "the job allows " + bounds.tools()));
      }
    }
    if (step.maxOutputTokens() < 1 || step.maxOutputTokens() > MOST_OUTPUT_TOKENS) {
      found.add(new Finding(at, "maxOutputTokens is out of range", "1 to " + MOST_OUTPUT_TOKENS));
    }
    if (step.over().equals(Step.OVER_ITEMS) && bounds.items() == 0) {
      found.add(new Finding(at, "the job has no items", "use over: job"));
    }
    checkOutput(step, bounds, found);
  }

  private static void checkOutput(DraftStep step, PlanBounds bounds, List<Finding> found) {
    if (step.output().isEmpty() && !bounds.hasItemSchema()) {
      found.add(
          new Finding(step.id(), "has no output fields", "name them: the job has no itemSchema"));
    }
    if (step.output().size() > MOST_FIELDS) {
      found.add(
          new Finding(step.id(), "more than " + MOST_FIELDS + " output fields", "leave some out"));
    }
    var names = new HashSet<String>();
    for (var field : step.output()) {
      if (!FIELD_NAME.matcher(field.name()).matches() || !names.add(field.name())) {
        found.add(
            new Finding(
                step.id(),
                "field '" + field.name() + "' is no usable or unique name",
                "letters, digits and _"));
      }
    }
  }

  private static void checkReferences(Map<String, DraftStep> steps, List<Finding> found) {
    for (var step : steps.values()) {
      for (var need : needs(step)) {
        if (!steps.containsKey(need)) {
          found.add(
              new Finding(
                  step.id(), "needs '" + need + "', which is no step", "steps: " + steps.keySet()));
        }
      }
    }
  }

  private static void checkShape(
      Map<String, DraftStep> steps, PlanBounds bounds, List<Finding> found) {
    var depths = new HashMap<String, Integer>();
    for (var id : steps.keySet()) {
      if (depth(id, steps, depths, new HashSet<>()) < 0) {
        found.add(
            new Finding(
                id, "depends on itself in a circle", "remove one of the inputs on the way"));
        return;
      }
    }
    int deepest = depths.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    require(deepest <= DEEPEST, found, "deeper than " + DEEPEST + " steps", "flatten it");
    long subtasks = steps.keySet().stream().mapToLong(id -> width(id, steps, bounds)).sum();
    require(
        subtasks <= bounds.maxSubtasks(),
        found,
        subtasks + " subtasks are more than the job's maxSubtasks " + bounds.maxSubtasks(),
        "fewer steps over items");
  }

  /// Length of the longest chain that ends here; -1 when the chain is a circle.
  private static int depth(
      String id, Map<String, DraftStep> steps, Map<String, Integer> known, Set<String> path) {
    var done = known.get(id);
    if (done != null) {
      return done;
    }
    if (!path.add(id)) {
      return -1;
    }
    int deepest = 0;
    for (var need : needs(step(id, steps))) {
      int below = depth(need, steps, known, path);
      if (below < 0) {
        return -1;
      }
      deepest = Math.max(deepest, below);
    }
    path.remove(id);
    known.put(id, deepest + 1);
    return deepest + 1;
  }

  static int width(String id, Map<String, DraftStep> steps, PlanBounds bounds) {
    var over = step(id, steps).over();
    return switch (over) {
      case Step.OVER_ITEMS -> bounds.items();
      case Step.OVER_JOB -> 1;
      default -> width(over, steps, bounds);
    };
  }

  private static DraftStep step(String id, Map<String, DraftStep> steps) {
    return Objects.requireNonNull(steps.get(id));
  }

  private static Set<String> needs(DraftStep step) {
    var needs = new HashSet<>(step.inputs());
    if (!step.over().equals(Step.OVER_ITEMS) && !step.over().equals(Step.OVER_JOB)) {
      needs.add(step.over());
    }
    return needs;
  }

  private List<String> tiers() {
    return ladder.rungs().stream().map(Ladder.Rung::tier).toList();
  }

  private static void require(boolean holds, List<Finding> found, String rule, String hint) {
    if (!holds) {
      found.add(new Finding("plan", rule, hint));
    }
  }
}
