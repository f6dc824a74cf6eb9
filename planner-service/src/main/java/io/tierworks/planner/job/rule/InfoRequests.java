package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.result.Decision;
import io.tierworks.common.contract.result.Decision.Choice;
import io.tierworks.common.contract.result.GapReason;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.planner.job.Clarification;
import io.tierworks.planner.job.InfoRequest;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.RetryReason;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus.Retry;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.QuestionEvent.QuestionAsked;
import io.tierworks.planner.job.event.QuestionEvent.QuestionClosed;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.plan.PromptText;
import java.time.Duration;

/// Questions of calls that lack information. Each waits for the submitter's answer until its
/// deadline; then the job's default answers, or the subtask is given up. The next attempts are told
/// question and answer.
public final class InfoRequests {
  /// Questions of one subtask: a model that asks on and on is given up.
  public static final int MOST_OF_SUBTASK = 2;

  private static final int LONGEST = 2_000;

  private InfoRequests() {}

  /// Asks, if the job lets its calls ask and has not asked too often.
  ///
  /// @param tier that makes the next attempt
  /// @param text what the call needs to know
  /// @return whether the question is asked
  public static boolean ask(CommandContext context, SubtaskRef ref, String tier, String text) {
    boolean asks = isAllowed(context, ref);
    if (asks) {
      var asked = context.question();
      var question = text.isBlank() ? "information is missing" : PromptText.excerpt(text, LONGEST);
      context.emit(
          new QuestionAsked(
              context.id(),
              new InfoRequest(ref, tier, question, asked.since(), asked.until(), false),
              context.job().terms().review().answer()));
    }
    return asks;
  }

  /// Whether the job lets a subtask ask, and has not asked too often.
  static boolean isAllowed(JobView view, SubtaskRef ref) {
    var job = view.job();
    return job.terms().review().ask().coversInfo()
        && job.counters().questions() < InfoRequest.MOST_OF_JOB
        && view.subtask(ref).clarifications().size() < MOST_OF_SUBTASK;
  }

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
