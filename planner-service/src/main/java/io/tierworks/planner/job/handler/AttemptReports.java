package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.Runs;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.AttemptEnded;
import io.tierworks.planner.job.event.AttemptLost;
import io.tierworks.planner.job.event.BoundCorrected;
import io.tierworks.planner.job.event.DuplicateRunBilled;
import io.tierworks.planner.job.event.Event;
import io.tierworks.planner.job.event.RunLost;

/// Handles the end of attempts: bills every run once, and passes the report on if it still counts.
final class AttemptReports {
  private AttemptReports() {}

  /// A worker reports how its run ended.
  static void ended(CommandContext context, SubtaskRef ref, SubtaskResult.Ended result) {
    context
        .attempt(ref, result.attempt())
        .filter(attempt -> !attempt.isPaid(result.worker()))
        .ifPresent(attempt -> {
          context.emit(billed(context, ref, attempt, result));
          if (attempt.state() != Attempt.State.ENDED) {
            ReportRouting.route(context, ref, attempt, Report.of(result));
          }
        });
  }

  private static Event billed(
      CommandContext context, SubtaskRef ref, Attempt attempt, SubtaskResult.Ended result) {
    var job = context.id();
    var by = result.worker();
    var spent = result.spent();
    if (attempt.state() == Attempt.State.OPEN) {
      return new AttemptEnded(job, ref, attempt, spent, by);
    }
    return attempt.isBoundFor(by)
        ? new BoundCorrected(job, ref, attempt, spent, by)
        : new DuplicateRunBilled(job, ref, attempt, spent, by);
  }

  /// A run is lost with its worker.
  static void lost(CommandContext context, SubtaskRef ref, Runs.Run run, String reason) {
    context
        .attempt(ref, run.attempt())
        .filter(attempt -> !attempt.isBooked(run.worker()))
        .ifPresent(attempt -> lost(context, ref, attempt, run.worker(), reason));
  }

  private static void lost(
      CommandContext context, SubtaskRef ref, Attempt attempt, String worker, String reason) {
    if (attempt.state() == Attempt.State.OPEN) {
      context.emit(new AttemptLost(context.id(), ref, attempt, worker, reason));
      ReportRouting.route(context, ref, attempt, new Report.Lost(reason));
    } else if (!worker.equals(Attempt.NOBODY)) {
      context.emit(new RunLost(context.id(), ref, attempt, worker));
    }
  }
}
