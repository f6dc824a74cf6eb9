package io.tierworks.planner.job.handler;

import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.AnswersWritten;
import io.tierworks.planner.job.event.PhaseEvent.InfoAwaited;
import io.tierworks.planner.job.event.PhaseEvent.JobFinished;
import io.tierworks.planner.job.event.PhaseEvent.JudgingStarted;
import io.tierworks.planner.job.event.StepSummarised;
import io.tierworks.planner.job.prompt.StepSummaries;
import io.tierworks.planner.job.result.ResultBuilder;
import io.tierworks.planner.job.result.ResultBuilder.Part;
import io.tierworks.planner.job.rule.Checks;
import io.tierworks.planner.job.rule.Delays;
import io.tierworks.planner.job.rule.LimitPolicy;
import io.tierworks.planner.job.rule.Outcomes;
import io.tierworks.planner.job.rule.PlannerCalls;
import io.tierworks.planner.job.rule.ReleaseQueue;
import io.tierworks.planner.job.rule.ResultSummaries;
import io.tierworks.planner.job.rule.Retries;
import io.tierworks.planner.job.rule.Settlement;

/// Moves a job on after each command, until it has to wait for a worker, a person or the clock:
///
/// * a large step is summarised when another step needs its results as a whole;
/// * a held subtask is issued when the budget covers it;
/// * the job stands still when only the answer to a question can move it on;
/// * the planning model is asked about subtasks that were given up, if the job wants that, when all
///   steps are complete and all checks have ended;
/// * then the judge is called;
/// * if results are too long for the judge, models summarise them before;
/// * checks that the budget does not cover are given up, then the limit policy applies;
/// * a call for a plan, a direct answer or a judgment that failed is made again;
/// * a settled job gets its result.
///
/// What takes long in a large job is done in parts, over several commands.
///
/// The first call of a job is not made here but released, so that jobs take turns.
final class Advance {
  private Advance() {}

  static void run(CommandContext context) {
    if (isRunning(context) && !Delays.holds(context)) {
      Retries.issueHeld(context);
    }
    while (!context.isUnfinished() && step(context)) {
      // The step changed the state; the next one looks at it again.
    }
  }

  private static boolean isRunning(CommandContext context) {
    return context.openJob().filter(job -> job.phase() instanceof Phase.Running).isPresent();
  }

  /// @return whether anything changed
  private static boolean step(CommandContext context) {
    if (context.openJob().filter(JobState::lacksOnlyInfo).isPresent()) {
      context.emit(new InfoAwaited(context.id(), context.now()));
      return false;
    }
    return context.openJob().isPresent()
        && switch (context.phase()) {
          case Phase.Planning _, Phase.Judging _ -> call(context);
          case Phase.Summarising _ -> ResultSummaries.advance(context);
          case Phase.Running _ ->
              context.job().isAnsweredDirectly() ? call(context) : run(context, context.job());
          case Phase.Settling settling -> finish(context, settling);
          case Phase.AwaitingApproval _,
              Phase.Paused _,
              Phase.AwaitingReview _,
              Phase.AwaitingInfo _,
              Phase.Finished _ ->
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
    int before = context.changes();
    if (job.allStepsComplete() && job.counters().checks().areNone()) {
      if (Replanning.holds(context)) {
        return context.changes() > before;
      }
      judge(context, job);
      return true;
    }
    var lacking = StepSummaries.lacking(context);
    lacking.ifPresent(step -> summarise(context, step));
    boolean stuck = lacking.isEmpty() && ReleaseQueue.isStuck(context);
    if (stuck && !job.counters().checks().areNone() && !Checks.mayBePaidLater(context)) {
      Checks.unpayable(context);
    } else if (stuck) {
      LimitPolicy.budgetUsedUp(context);
    }
    return lacking.isPresent() || context.changes() > before;
  }

  private static void summarise(CommandContext context, String step) {
    StepSummaries.read(context, step)
        .ifPresentOrElse(
            materials -> context.emit(new StepSummarised(context.id(), step, materials)),
            context::goOnLater);
  }

  private static void judge(CommandContext context, JobState job) {
    if (job.acceptedSubtasks() == 0) {
      Settlement.settle(context, Outcomes.nothingToJudge(job));
    } else {
      context.store().endReading(context.id());
      context.emit(new JudgingStarted(context.id()));
    }
  }

  /// Reads and sends the item answers, then ends the job with the bill as it is then.
  private static boolean finish(CommandContext context, Phase.Settling settling) {
    boolean complete = Settlement.isComplete(context);
    if (!complete && context.now().isBefore(settling.until())) {
      return false;
    }
    switch (ResultBuilder.next(context, settling.outcome())) {
      case Part.Unread _ -> context.goOnLater();
      case Part.Page(var page) -> {
        context.emit(new AnswersWritten(context.id(), page));
        context.goOnLater();
      }
      case Part.Rest(var result) -> {
        if (!complete) {
          Settlement.writeOff(context);
        }
        context.emit(new JobFinished(context.id(), result.build()));
      }
    }
    return true;
  }
}
