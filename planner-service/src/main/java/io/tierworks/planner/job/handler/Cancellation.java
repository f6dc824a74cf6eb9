package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.result.Decision;
import io.tierworks.common.contract.result.GapReason;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.PhaseEvent.JobCancelled;
import io.tierworks.planner.job.rule.RemainingWork;
import io.tierworks.planner.job.rule.Settlement;

/// Cancels a job: nothing more is released, and open calls are closed.
final class Cancellation {
  private Cancellation() {}

  static void cancel(CommandContext context, JobCommand.Cancel command) {
    if (!(context.phase() instanceof Phase.Active)) {
      return;
    }
    context.emit(
        new JobCancelled(
            context.id(),
            Decision.ofPerson(
                Decision.On.JOB,
                Decision.Choice.CANCEL,
                command.by(),
                command.reason(),
                context.now())));
    if (isUnderWay(context.phase())) {
      RemainingWork.skipUnreleased(context, GapReason.CANCELLED, "the job was called off");
    }
    Settlement.settle(context, Outcome.of(JobStatus.CANCELLED));
  }

  /// Whether subtasks may be left to release.
  private static boolean isUnderWay(Phase phase) {
    return phase instanceof Phase.Running
        || phase instanceof Phase.Paused
        || phase instanceof Phase.AwaitingInfo;
  }
}
