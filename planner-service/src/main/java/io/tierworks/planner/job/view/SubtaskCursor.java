package io.tierworks.planner.job.view;

import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// Reads the subtasks of a job's steps, some per command, in the order of the store: by step and
/// position.
public final class SubtaskCursor {
  private final List<StepProgress> steps;
  private int step;
  private int index;

  private SubtaskCursor(List<StepProgress> steps) {
    this.steps = steps;
  }

  public static SubtaskCursor ofAllSteps(JobState job) {
    return new SubtaskCursor(
        job.steps().stream()
            .filter(step -> step.total() > 0)
            .sorted(Comparator.comparing(step -> step.id() + "/"))
            .toList());
  }

  public static SubtaskCursor of(StepProgress step) {
    return new SubtaskCursor(List.of(step));
  }

  /// Reads on, as far as one command may.
  ///
  /// @param reader gets each subtask that has a state
  /// @return whether all are read
  public boolean read(JobView view, Consumer<SubtaskState> reader) {
    for (int left = view.policy().share().reading(); left > 0 && step < steps.size(); left--) {
      var at = steps.get(step);
      view.store().subtask(view.id(), new SubtaskRef(at.id(), index)).ifPresent(reader);
      index++;
      if (index == at.total()) {
        step++;
        index = 0;
      }
    }
    return step == steps.size();
  }
}
