package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.result.Decision;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.Phase.Question;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.JudgeEvent.Reviewed;
import io.tierworks.planner.job.event.PhaseEvent.ApprovalRequested;
import io.tierworks.planner.job.event.PhaseEvent.JobStarted;
import io.tierworks.planner.job.event.PhaseEvent.PlanApproved;
import io.tierworks.planner.job.event.PlanEvent.PlanRejected;
import java.time.Duration;

/// Questions to people: whether a plan may run, and whether an answer may go out. When a question's
/// deadline passes, the job's review policy decides. The job's own time stands still meanwhile.
public final class Questions {
  private Questions() {}

  /// Runs the plan, or asks for approval first.
  public static void startOrAsk(CommandContext context) {
    boolean asks = context.job().terms().review().ask().coversPlan();
    context.emit(
        asks
            ? new ApprovalRequested(context.id(), context.question())
            : new JobStarted(context.id()));
  }

  /// Does nothing when the plan does not wait for approval.
  public static void decidePlan(CommandContext context, Decision decision) {
    if (!(context.phase() instanceof Phase.AwaitingApproval(var question))) {
      return;
    }
    if (decision.approves()) {
      var waited = Duration.between(question.since(), context.now());
      var times = context.job().terms().times().later(waited);
      context.emit(new PlanApproved(context.id(), decision, times));
    } else {
      context.emit(new PlanRejected(context.id(), decision));
      Settlement.settle(context, Outcomes.declined("plan", "was not approved", decision));
    }
  }

  /// Does nothing when the answer does not wait for review.
  public static void decideAnswer(CommandContext context, Decision decision) {
    if (context.phase() instanceof Phase.AwaitingReview review) {
      context.emit(new Reviewed(context.id(), decision));
      Settlement.settleReviewed(
          context,
          decision.approves()
              ? review.proposed()
              : Outcomes.declined("review", "the answer was rejected", decision));
    }
  }

  /// Nobody answered in time.
  public static void expired(CommandContext context) {
    switch (context.phase()) {
      case Phase.AwaitingApproval(var question) ->
          decidePlan(context, byDefault(context, Decision.On.PLAN, question));
      case Phase.AwaitingReview(_, var question, _) ->
          decideAnswer(context, byDefault(context, Decision.On.ANSWER, question));
      case Phase.Planning _,
          Phase.Running _,
          Phase.Paused _,
          Phase.Judging _,
          Phase.AwaitingInfo _,
          Phase.Settling _,
          Phase.Finished _ -> {}
    }
  }

  private static Decision byDefault(CommandContext context, Decision.On on, Question asked) {
    var choice =
        switch (asked.byDefault()) {
          case REJECT -> Decision.Choice.REJECT;
          case APPROVE -> Decision.Choice.APPROVE;
        };
    var waited = Duration.between(asked.since(), asked.until());
    return Decision.byDefault(on, choice, "nobody decided within " + waited, context.now());
  }
}
