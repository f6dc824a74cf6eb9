package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.Runs;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.view.JobView;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Runs in progress that no reservation covers: another worker runs, ended or lost the same
/// attempt.
final class DuplicateRuns {
  private DuplicateRuns() {}

  record DuplicateRun(SubtaskRef ref, Attempt attempt, String worker) {}

  /// Those that are not billed.
  static List<DuplicateRun> unbilled(JobView view) {
    var covered = new HashSet<AttemptId>();
    return view.store().runs(view.id()).stream()
        .flatMap(run -> known(view, run).stream())
        .filter(run -> !run.attempt().bill().isBooked(run.worker()))
        .filter(run -> !(run.attempt().isOpen() && covered.add(idOf(view, run))))
        .toList();
  }

  private static Optional<DuplicateRun> known(JobView view, Runs.Run run) {
    return SubtaskRef.parse(run.subtask())
        .flatMap(ref ->
            view.attempt(ref, run.attempt())
                .map(attempt -> new DuplicateRun(ref, attempt, run.worker())));
  }

  private static AttemptId idOf(JobView view, DuplicateRun run) {
    return run.ref().attempt(view.id(), run.attempt().number());
  }
}
