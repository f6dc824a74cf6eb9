package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.result.Decision;
import io.tierworks.common.contract.result.Decision.Choice;
import io.tierworks.common.contract.result.GapReason;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.planner.job.Clarification;
import io.tierworks.planner.job.InfoRequest;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.RetryReason;
import io.tierworks.planner.job.SubtaskStatus.Retry;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.QuestionEvent.QuestionClosed;
import java.time.Duration;

/// Answers to [InfoRequests]: the submitter's, or after the deadline the job's default; without one
/// the subtask is given up. The next attempts are told question and answer.
public final class InfoAnswers {
  private InfoAnswers() {}

  /// The submitter answers.
  public static void answer(
      CommandContext context, InfoRequest question, String answer, Decision decision) {
    InfoWait.end(context);
    var told = new Clarification(question.text(), answer);
    context.emit(new QuestionClosed(context.id(), question.ref(), decision, told));
    if (context.isPlanned(question.ref())) {
      var retry = Retry.of(question.tier(), RetryReason.ANSWERED);
      Retries.issueOrHold(context, question.ref(), retry);
    }
  }

  /// Closes the questions whose time is over.
  public static void expire(CommandContext context) {
    for (var question : context.job().questions()) {
      boolean due = !question.until().isAfter(context.now());
      if (due && context.phase() instanceof Phase.Active) {
        expire(context, question);
      }
    }
  }

  private static void expire(CommandContext context, InfoRequest question) {
    if (question.review()) {
      unreviewed(context, question);
      return;
    }
    var answer = context.job().terms().review().answer();
    if (answer != null) {
      answer(context, question, answer, byDefault(context, question, Choice.ANSWER, answer));
      return;
    }
    InfoWait.end(context);
    var why = "nobody answered within " + waited(question) + ": " + question.text();
    var decision = byDefault(context, question, Choice.GIVE_UP, why);
    context.emit(new QuestionClosed(context.id(), question.ref(), decision, null));
    if (context.isPlanned(question.ref())) {
      var reason = GapReason.of(HandoffReason.NEEDS_INFO);
      SubtaskLifecycle.giveUp(context, question.ref(), reason, why);
    } else {
      Settlement.settle(context, Outcomes.unanswered(question.ref(), why));
    }
  }

  private static void unreviewed(CommandContext context, InfoRequest question) {
    var why = "nobody reviewed the answer within " + waited(question);
    AnswerReviews.close(context, question, byDefault(context, question, Choice.REJECT, why));
    Candidates.unreviewed(context, question.ref(), why);
  }

  private static Decision byDefault(
      CommandContext context, InfoRequest question, Choice choice, String note) {
    return Decision.byDefault(Decision.On.QUESTION, choice, note, context.now())
        .of(question.ref().id());
  }

  private static Duration waited(InfoRequest question) {
    return Duration.between(question.since(), question.until());
  }
}
