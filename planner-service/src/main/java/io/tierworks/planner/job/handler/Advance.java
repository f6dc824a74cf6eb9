package io.tierworks.planner.job.handler;

import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.PhaseEvent.JobFinished;
import io.tierworks.planner.job.event.PhaseEvent.JudgingStarted;
import io.tierworks.planner.job.result.ResultBuilder;
import io.tierworks.planner.job.rule.Delays;
import io.tierworks.planner.job.rule.LimitPolicy;
import io.tierworks.planner.job.rule.Outcomes;
import io.tierworks.planner.job.rule.PlannerCalls;
import io.tierworks.planner.job.rule.ReleaseQueue;
import io.tierworks.planner.job.rule.Retries;
import io.tierworks.planner.job.rule.Settlement;

/// Moves a job on after each command, until it has to wait for a worker, a person or the clock:
///
/// * a held subtask is issued when the budget covers it;
/// * the judge is called when all steps are complete;
/// * the limit policy applies when the budget covers no further subtask;
/// * a call for a plan, a direct answer or a judgment that failed is made again;
/// * a settled job gets its result.
///
/// The first call of a job is not made here but released, so that jobs take turns.
final class Advance {
  private Advance() {}

  static void run(CommandContext context) {
    if (isRunning(context) && !Delays.holds(context)) {
      Retries.issueHeld(context);
    }
    while (step(context)) {
      // The step changed the state; the next one looks at it again.
    }
  }

  private static boolean isRunning(CommandContext context) {
    return context.openJob().filter(job -> job.phase() instanceof Phase.Running).isPresent();
  }

  /// @return whether anything changed
  private static boolean step(CommandContext context) {
    return context.openJob().isPresent()
        && switch (context.phase()) {
          case Phase.Planning _, Phase.Judging _ -> call(context);
          case Phase.Running _ ->
              context.job().isAnsweredDirectly() ? call(context) : run(context, context.job());
          case Phase.Settling settling -> finish(context, settling);
          case Phase.AwaitingApproval _, Phase.Paused _, Phase.AwaitingReview _, Phase.Finished _ ->
              false;
        };
  }

  /// Makes the planner's own call if the phase needs one and none is open.
  private static boolean call(CommandContext context) {
    boolean due =
        !context.job().isUnopened()
            && !Delays.holds(context)
            && PlannerCalls.needed(context)
                .filter(ref -> !context.subtask(ref).isBeingTried())
                .isPresent();
    if (due) {
      PlannerCalls.make(context);
    }
    return due;
  }

  private static boolean run(CommandContext context, JobState job) {
    if (job.allStepsComplete()) {
      judge(context, job);
      return true;
    }
    boolean stuck = ReleaseQueue.isStuck(context);
    if (stuck) {
      LimitPolicy.budgetUsedUp(context);
    }
    return stuck;
  }

  private static void judge(CommandContext context, JobState job) {
    if (job.acceptedSubtasks() == 0) {
      Settlement.settle(context, Outcomes.nothingToJudge(job));
    } else {
      context.emit(new JudgingStarted(context.id()));
    }
  }

  private static boolean finish(CommandContext context, Phase.Settling settling) {
    boolean complete = Settlement.isComplete(context);
    if (complete) {
      var built = ResultBuilder.build(context, settling.outcome());
      context.emit(new JobFinished(context.id(), built.result(), built.answers()));
    }
    return complete;
  }
}
