package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.RunEvent.AttemptEnded;
import io.tierworks.planner.job.event.RunEvent.BoundCorrected;
import io.tierworks.planner.job.event.RunEvent.DuplicateRunBilled;

/// Bills the run that a worker reported: as the end of an open attempt, in place of an upper bound,
/// or as a duplicate.
public final class RunBilling {
  private RunBilling() {}

  /// A worker reported its run.
  public static void reported(
      CommandContext context, SubtaskRef ref, Attempt attempt, SubtaskResult.Ended result) {
    var job = context.id();
    var by = result.worker();
    var spent = result.spent();
    if (attempt.isOpen()) {
      context.emit(new AttemptEnded(job, ref, attempt, spent, by));
    } else if (attempt.isBoundFor(by)) {
      context.emit(new BoundCorrected(job, ref, attempt, spent, by));
    } else {
      context.emit(new DuplicateRunBilled(job, ref, attempt, spent, by));
    }
  }
}
