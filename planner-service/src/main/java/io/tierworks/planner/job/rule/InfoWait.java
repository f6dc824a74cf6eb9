package io.tierworks.planner.job.rule;

import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.PhaseEvent.InfoWaitEnded;
import io.tierworks.planner.job.event.QuestionEvent.QuestionWithdrawn;
import java.time.Duration;

/// The time in which a job stands still, because only the answer to a question can move it on.
public final class InfoWait {
  private InfoWait() {}

  /// Does nothing when the job does not stand still.
  public static void end(CommandContext context) {
    if (context.phase() instanceof Phase.AwaitingInfo(_, var since)) {
      var stood = Duration.between(since, context.now());
      var times = context.job().terms().times().later(stood);
      context.emit(new InfoWaitEnded(context.id(), times));
    }
  }

  /// The subtask no longer asks, because its answer is there or no longer wanted.
  public static void withdraw(CommandContext context, SubtaskRef ref) {
    if (context.subtask(ref).isAsked()) {
      end(context);
      context.emit(new QuestionWithdrawn(context.id(), ref));
    }
  }
}
