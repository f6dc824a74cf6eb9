package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.Decision;
import io.tierworks.planner.job.Comment;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.Phase.Question;
import io.tierworks.planner.job.Terms;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.JudgeEvent.Reviewed;
import io.tierworks.planner.job.event.PhaseEvent.ApprovalRequested;
import io.tierworks.planner.job.event.PhaseEvent.JobStarted;
import io.tierworks.planner.job.event.PhaseEvent.PlanApproved;
import io.tierworks.planner.job.event.PlanEvent.PlanRejected;
import io.tierworks.planner.job.event.SentBackEvent.AnswerSentBack;
import io.tierworks.planner.job.event.SentBackEvent.PlanSentBack;
import io.tierworks.planner.job.event.SentBackEvent.SendBackRefused;
import io.tierworks.planner.plan.Finding;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Questions to people: whether a plan may run, and whether an answer may go out. When a question's
/// deadline passes, the job's review policy decides. The job's own time stands still meanwhile.
public final class Questions {
  /// How often people may send plans and answers of one job back.
  public static final int MOST_SENT_BACK = 5;

  private Questions() {}

  /// Runs the plan, or asks for approval first. A dry run ends here, and nobody has to decide.
  public static void startOrAsk(CommandContext context) {
    var terms = context.job().terms();
    if (terms.dryRun()) {
      Settlement.settleReviewed(context, Outcome.of(JobStatus.COMPLETED));
    } else {
      context.emit(
          terms.review().ask().coversPlan()
              ? new ApprovalRequested(context.id(), context.question())
              : new JobStarted(context.id()));
    }
  }

  /// Does nothing when the plan does not wait for approval.
  public static void decidePlan(CommandContext context, Decision decision) {
    if (!(context.phase() instanceof Phase.AwaitingApproval(var question))) {
      return;
    }
    if (decision.approves()) {
      context.emit(new PlanApproved(context.id(), decision, stood(context, question)));
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

  /// Sends the plan or the answer back that waits for a person, with a comment on what has to
  /// change. The next one is asked about again. Does nothing when neither waits.
  public static void sendBack(CommandContext context, @Nullable String by, String comment) {
    boolean most = context.job().counters().sentBack() >= MOST_SENT_BACK;
    switch (context.phase()) {
      case Phase.AwaitingApproval _, Phase.AwaitingReview _ when most ->
          context.emit(new SendBackRefused(context.id(), by, MOST_SENT_BACK));
      case Phase.AwaitingApproval(var question) -> {
        var decision = sentBack(context, Decision.On.PLAN, by, comment);
        context.emit(
            new PlanSentBack(
                context.id(),
                decision,
                stood(context, question),
                Wire.toTree(context.plan()),
                new Finding("plan", "a person asks for a change: " + comment, "do as they ask")));
      }
      case Phase.AwaitingReview(_, var question, _) -> {
        var decision = sentBack(context, Decision.On.ANSWER, by, comment);
        context.store().endReading(context.id());
        context.emit(
            new AnswerSentBack(
                context.id(),
                decision,
                stood(context, question),
                new Comment(comment),
                context.job().steps().isEmpty()));
      }
      case Phase.Planning _,
          Phase.Running _,
          Phase.Paused _,
          Phase.Judging _,
          Phase.Summarising _,
          Phase.AwaitingInfo _,
          Phase.Settling _,
          Phase.Finished _ -> {}
    }
  }

  private static Decision sentBack(
      CommandContext context, Decision.On on, @Nullable String by, String comment) {
    return Decision.ofPerson(on, Decision.Choice.REVISE, by, comment, context.now());
  }

  /// The deadlines after the time in which the question stood open.
  private static Terms.Times stood(CommandContext context, Question question) {
    var waited = Duration.between(question.since(), context.now());
    return context.job().terms().times().later(waited);
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
          Phase.Summarising _,
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
