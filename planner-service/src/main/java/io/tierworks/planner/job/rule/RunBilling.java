package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.AttemptEnded;
import io.tierworks.planner.job.event.BoundCorrected;
import io.tierworks.planner.job.event.DuplicateRunBilled;
import io.tierworks.planner.job.event.RunLost;

/// Bills runs. Each run is billed once: at its real cost when its worker reports, at its upper
/// bound when it is lost.
public final class RunBilling {
  private RunBilling() {}

  /// A worker reported its run.
  public static void reported(
      CommandContext context, SubtaskRef ref, Attempt attempt, SubtaskResult.Ended result) {
    var job = context.id();
    var by = result.worker();
    var spent = result.spent();
    if (attempt.state() == Attempt.State.OPEN) {
      context.emit(new AttemptEnded(job, ref, attempt, spent, by));
    } else if (attempt.isBoundFor(by)) {
      context.emit(new BoundCorrected(job, ref, attempt, spent, by));
    } else {
      context.emit(new DuplicateRunBilled(job, ref, attempt, spent, by));
    }
  }

  /// A run is lost of an attempt that another worker ended or lost.
  ///
  /// @param worker [Attempt#NOBODY] when no worker is known to have the attempt: nothing is billed
  public static void alsoLost(
      CommandContext context, SubtaskRef ref, Attempt attempt, String worker) {
    if (!worker.equals(Attempt.NOBODY)) {
      context.emit(new RunLost(context.id(), ref, attempt, worker));
    }
  }
}
