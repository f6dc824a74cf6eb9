package io.tierworks.planner.job.rule;

import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.job.view.SubtaskCursor;
import java.util.ArrayList;
import java.util.List;

/// Finds the open subtasks of a job, reading some per command.
final class OpenSubtasks {
  private final SubtaskCursor cursor;
  private final List<SubtaskRef> found = new ArrayList<>();

  OpenSubtasks(JobState job) {
    cursor = SubtaskCursor.ofAllSteps(job);
  }

  /// @return whether all subtasks are read
  boolean read(JobView view) {
    return cursor.read(view, this::add);
  }

  private void add(SubtaskState subtask) {
    if (subtask.isOpen()) {
      found.add(subtask.ref());
    }
  }

  /// Those that are still open.
  List<SubtaskRef> refs(JobView view) {
    return found.stream().filter(ref -> view.subtask(ref).isOpen()).toList();
  }
}
