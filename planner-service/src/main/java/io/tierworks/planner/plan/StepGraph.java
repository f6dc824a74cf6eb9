package io.tierworks.planner.plan;

import io.tierworks.common.contract.job.Over;
import io.tierworks.planner.plan.PlanDraft.DraftStep;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The steps of a draft and what each needs. It may still have missing steps or circles.
final class StepGraph {
  private final Map<String, DraftStep> steps;

  StepGraph(Map<String, DraftStep> steps) {
    this.steps = steps;
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

  /// A step that needs itself, directly or through others.
  Optional<String> circular() {
    return steps.keySet().stream().filter(id -> isCircular(id, new HashSet<>())).findFirst();
  }

  private boolean isCircular(String id, Set<String> path) {
    boolean circular =
        !path.add(id) || step(id).needs().stream().anyMatch(need -> isCircular(need, path));
    path.remove(id);
    return circular;
  }

  /// The number of steps on the longest chain. Call it only without circles.
  int depth() {
    var depths = new HashMap<String, Integer>();
    return steps.keySet().stream().mapToInt(id -> depth(id, depths)).max().orElse(0);
  }

  private int depth(String id, Map<String, Integer> known) {
    var before = known.get(id);
    if (before != null) {
      return before;
    }
    int depth = 1 + step(id).needs().stream().mapToInt(need -> depth(need, known)).max().orElse(0);
    known.put(id, depth);
    return depth;
  }

  /// Subtasks of all steps. Call it only without circles.
  long subtasks(int items) {
    return steps.keySet().stream().mapToLong(id -> width(id, items)).sum();
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
