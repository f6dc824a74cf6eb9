package io.tierworks.planner.job.prompt;

import io.tierworks.common.contract.subtask.Material;
import io.tierworks.planner.job.StepMaterials;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.plan.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The summaries of steps that other steps read as a whole. Those of large steps are read over
/// several commands and stored, before any call needs them.
public final class StepSummaries {
  private StepSummaries() {}

  /// Whether everything is stored that the calls of a step need.
  public static boolean areReady(JobView view, Step step) {
    return step.inputs().stream().noneMatch(input -> isLacking(view, input));
  }

  /// The first step whose summary is missing although another step waits for it.
  public static Optional<String> lacking(JobView view) {
    var job = view.job();
    return job.steps().stream()
        .filter(step -> step.waiting() > 0 && !step.outline().needs().isEmpty())
        .filter(job::isUnblocked)
        .map(step -> step.outline().needs())
        .flatMap(Set::stream)
        .filter(need -> isLacking(view, need))
        .findFirst();
  }

  private static boolean isLacking(JobView view, String step) {
    return view.job().step(step).total() > view.policy().share().reading()
        && view.store().summary(view.id(), step).isEmpty();
  }

  /// Reads on in the results of a step.
  ///
  /// @return empty until all are read
  public static Optional<List<Material>> read(JobView view, String step) {
    var store = view.store();
    var summary = reading(view, step);
    if (!summary.isOf(step)) {
      store.endReading(view.id());
      summary = reading(view, step);
    }
    if (!summary.read(view)) {
      return Optional.empty();
    }
    store.endReading(view.id());
    return Optional.of(summary.materials());
  }

  private static StepSummary reading(JobView view, String step) {
    return view.store()
        .reading(view.id(), StepSummary.class, () -> new StepSummary(view.job().step(step)));
  }

  /// What a call is told about a step.
  static List<Material> of(JobView view, String step) {
    return view.store()
        .summary(view.id(), step)
        .map(StepMaterials::materials)
        .orElseGet(() -> readAtOnce(view, view.job().step(step)));
  }

  private static List<Material> readAtOnce(JobView view, StepProgress step) {
    var summary = new StepSummary(step);
    while (!summary.read(view)) {
      // Each turn reads some more.
    }
    return summary.materials();
  }
}
