package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.job.view.SubtaskCursor;
import java.util.ArrayList;
import java.util.List;

/// Finds the open attempts of a job, reading some subtasks per turn.
public final class OpenAttempts {
  private final SubtaskCursor cursor;
  private final List<OpenAttempt> found = new ArrayList<>();

  public OpenAttempts(JobView view) {
    cursor = SubtaskCursor.ofAllSteps(view.job());
    PlannerCalls.needed(view).map(view::subtask).ifPresent(call -> add(view, call));
    view.store().summaries(view.id()).refs().forEach(ref -> add(view, view.subtask(ref)));
    Replans.all(view).forEach(call -> add(view, call));
    view.store().checks(view.id()).forEach(check -> add(view, view.subtask(check)));
  }

  /// An attempt that nobody has ended.
  public record OpenAttempt(AttemptId attempt, String tier) {}

  /// Reads on.
  ///
  /// @return whether all subtasks are read
  public boolean read(JobView view) {
    return cursor.read(view, subtask -> add(view, subtask));
  }

  private void add(JobView view, SubtaskState subtask) {
    subtask
        .openAttempts()
        .map(a -> new OpenAttempt(subtask.ref().attempt(view.id(), a.number()), a.tier()))
        .forEach(found::add);
  }

  /// Reads all at once.
  static List<OpenAttempt> of(JobView view) {
    var attempts = new OpenAttempts(view);
    while (!attempts.read(view)) {
      // Each turn reads some more.
    }
    return attempts.found();
  }

  public List<OpenAttempt> found() {
    return List.copyOf(found);
  }
}
