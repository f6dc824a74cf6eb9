package io.tierworks.planner.plan;

import io.tierworks.common.contract.job.Over;
import io.tierworks.planner.plan.PlanDraft.DraftStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The steps of a draft and what each needs. It may still have missing steps or circles.
record StepGraph(Map<String, DraftStep> steps) {

  /// Of steps with the same id, the first counts.
  static StepGraph of(PlanDraft draft) {
    var steps = new LinkedHashMap<String, DraftStep>();
    draft.steps().forEach(step -> steps.putIfAbsent(step.id(), step));
    return new StepGraph(steps);
  }

  /// A finding for each need that is not a step.
  List<Finding> missing() {
    return steps.values().stream()
        .flatMap(step ->
            step.needs().stream()
                .filter(need -> !steps.containsKey(need))
                .map(need -> missing(step, need)))
        .toList();
  }

  private Finding missing(DraftStep step, String need) {
    return new Finding(
        step.id(), "needs '" + need + "', which is not a step", "steps: " + steps.keySet());
  }

  /// The steps, each after all that it needs. Without those that lead into a circle.
  List<DraftStep> ordered() {
    var rest = new LinkedHashMap<>(steps);
    var ordered = new ArrayList<DraftStep>();
    for (var next = next(rest); next.isPresent(); next = next(rest)) {
      rest.remove(next.get().id());
      ordered.add(next.get());
    }
    return ordered;
  }

  private static Optional<DraftStep> next(Map<String, DraftStep> rest) {
    return rest.values().stream()
        .filter(step -> Collections.disjoint(step.needs(), rest.keySet()))
        .findFirst();
  }

  /// A step that leads into a circle.
  Optional<String> circular() {
    var ordered = ordered();
    return steps.values().stream()
        .filter(step -> !ordered.contains(step))
        .map(DraftStep::id)
        .findFirst();
  }

  /// The number of steps on the longest chain. Call it only without circles.
  int depth() {
    return steps.keySet().stream().mapToInt(this::depth).max().orElse(0);
  }

  private int depth(String id) {
    return 1 + step(id).needs().stream().mapToInt(this::depth).max().orElse(0);
  }

  /// Subtasks of all steps. Call it only without circles.
  long subtasks(int items) {
    return steps.keySet().stream().mapToLong(id -> width(id, items)).sum();
  }

  /// Whether a step answers the items by the job's own schema. Call it only without circles.
  boolean answersItems() {
    return steps.values().stream().anyMatch(step -> step.output().isEmpty() && isAboutItems(step));
  }

  private boolean isAboutItems(DraftStep step) {
    return switch (step.over()) {
      case Over.Items _ -> true;
      case Over.WholeJob _ -> false;
      case Over.Results(var source) -> isAboutItems(step(source));
    };
  }

  private int width(String id, int items) {
    return switch (step(id).over()) {
      case Over.Items _ -> items;
      case Over.WholeJob _ -> 1;
      case Over.Results(var source) -> width(source, items);
    };
  }

  private DraftStep step(String id) {
    return Objects.requireNonNull(steps.get(id));
  }
}
