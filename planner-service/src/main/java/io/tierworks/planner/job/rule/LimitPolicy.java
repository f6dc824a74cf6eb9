package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.result.GapReason;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.Limit;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.PhaseEvent.JobPaused;

/// Ends, wraps up or pauses a running job whose budget or time is used up, as the job's `onLimit`
/// says.
public final class LimitPolicy {
  private LimitPolicy() {}

  /// No attempt is open whose refund could pay for the next call.
  public static void budgetUsedUp(CommandContext context) {
    var detail =
        "the worst case of the next call exceeds what is left of " + context.job().ledger().cap();
    switch (context.job().terms().caps().onLimit()) {
      case PAUSE -> pause(context, Limit.COST);
      case WRAP_UP -> RemainingWork.dropUnissued(context, GapReason.BUDGET, detail);
      case STOP -> {
        RemainingWork.dropUnissued(context, GapReason.BUDGET, detail);
        stop(context);
      }
    }
  }

  /// The budget does not cover the call that the job needs next.
  ///
  /// @param what the step that the call stands for
  static void tooDear(CommandContext context, Money worstCase, String what) {
    switch (context.job().terms().caps().onLimit()) {
      case PAUSE -> pause(context, Limit.COST);
      case WRAP_UP, STOP ->
          Settlement.settle(context, Outcomes.tooDear(context.job().ledger(), worstCase, what));
    }
  }

  /// The deadline has come, or the time to wrap up.
  public static void timeUsedUp(CommandContext context) {
    if (context.job().steps().isEmpty()) {
      stop(context);
      return;
    }
    if (context.job().allStepsComplete()) {
      Checks.giveUpAll(context, "no time was left for it");
      Replans.giveUp(context, "no time was left for it");
      return;
    }
    switch (context.job().terms().caps().onLimit()) {
      case PAUSE -> pauseForTime(context);
      case WRAP_UP, STOP -> {
        RemainingWork.dropUnissued(context, GapReason.DEADLINE, "the job's time limit passed");
        if (context.now().isBefore(context.job().terms().times().deadline())) {
          RemainingWork.dropOpen(
              context, GapReason.DEADLINE, "no time was left to judge its answer");
        } else {
          Checks.giveUpAll(context, "the job's time limit passed");
          stop(context);
        }
      }
    }
  }

  /// Workers no longer begin calls, and a person may raise the time limit.
  public static void pauseForTime(CommandContext context) {
    pause(context, Limit.TIME);
  }

  /// Nobody raised the limit of a paused job.
  public static void pauseEnded(CommandContext context, Phase.Paused paused) {
    var limit = paused.limit();
    RemainingWork.dropUnissued(context, limit.gap(), "nobody raised " + limit.field());
    stop(context, Outcomes.notRaised(limit));
  }

  private static void pause(CommandContext context, Limit limit) {
    var until = context.now().plus(context.policy().atLimits().maxPause());
    context.emit(new JobPaused(context.id(), limit, until));
  }

  private static void stop(CommandContext context) {
    stop(context, Outcomes.expired(context.job(), "before anything was answered"));
  }

  /// @param unanswered the outcome of a job without any answer
  private static void stop(CommandContext context, Outcome unanswered) {
    boolean something = context.job().acceptedSubtasks() > 0;
    Settlement.settle(context, something ? Outcome.of(JobStatus.PARTIAL) : unanswered);
  }
}
