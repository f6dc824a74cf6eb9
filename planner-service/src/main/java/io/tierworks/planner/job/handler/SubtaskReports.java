package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.job.OnLimit;
import io.tierworks.common.contract.result.GapReason;
import io.tierworks.common.contract.subtask.FailureCode;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.RetryReason;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus.Retry;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.rule.Candidates;
import io.tierworks.planner.job.rule.Escalation;
import io.tierworks.planner.job.rule.InfoRequests;
import io.tierworks.planner.job.rule.JoinedAnswer;
import io.tierworks.planner.job.rule.LimitPolicy;
import io.tierworks.planner.job.rule.Parts;
import io.tierworks.planner.job.rule.Retries;
import io.tierworks.planner.job.rule.SubtaskLifecycle;

/// Handles the report on a subtask of a step: accepts the answer, tries again on the same or the
/// next tier, or gives the subtask up.
final class SubtaskReports {
  private SubtaskReports() {}

  static void reported(CommandContext context, SubtaskRef ref, Attempt attempt, Report report) {
    switch (report) {
      case Report.Answer answer when context.subtask(ref).lacksPart() ->
          part(context, ref, attempt, answer);
      case Report.Answer answer -> Candidates.offer(context, ref, answer.answer());
      case Report.Returned returned -> returned(context, ref, attempt, returned);
      case Report.Failure failure -> failed(context, ref, attempt, failure);
      case Report.Lost(var reason) ->
          Retries.again(context, ref, Retry.of(attempt.tier(), RetryReason.of(reason)), "");
    }
  }

  /// The answer to the last part completes the subtask's own.
  private static void part(
      CommandContext context, SubtaskRef ref, Attempt attempt, Report.Answer answer) {
    Parts.accept(context, ref, answer.answer());
    if (context.subtask(ref).lacksPart()) {
      return;
    }
    var joined = JoinedAnswer.of(context, ref);
    if (joined.fault().isEmpty()) {
      Candidates.offer(context, ref, joined.answer());
    } else {
      var output = joined.answer().output();
      returned(
          context,
          ref,
          attempt,
          new Report.Returned(HandoffReason.UNVERIFIED, joined.fault(), output, false));
    }
  }

  private static void returned(
      CommandContext context, SubtaskRef ref, Attempt attempt, Report.Returned report) {
    if (report.hopeless()) {
      if (InfoRequests.ask(context, ref, attempt.tier(), report.note())) {
        return;
      }
      SubtaskLifecycle.giveUp(context, ref, GapReason.of(report.reason()), report.note());
      return;
    }
    var reason = RetryReason.of(report.reason());
    var retry = new Retry(attempt.tier(), reason, report.note(), report.output());
    boolean again = Candidates.answersAgain(context, ref, attempt.tier());
    var next = Escalation.refused(context, ref, attempt.number(), retry);
    Retries.follow(context, ref, again ? new Escalation.Again(retry) : next, report.note());
  }

  private static void failed(
      CommandContext context, SubtaskRef ref, Attempt attempt, Report.Failure report) {
    boolean late = report.code().equals(FailureCode.DEADLINE);
    if (late && context.now().isBefore(context.job().terms().times().wrapUpAt())) {
      // The limit was raised after the envelope was made.
      Retries.again(
          context, ref, Retry.of(attempt.tier(), RetryReason.OLD_DEADLINE), report.message());
    } else if (late && context.job().terms().caps().onLimit() == OnLimit.PAUSE) {
      waitForTime(context, ref, attempt);
    } else if (report.isRetryable()) {
      Retries.again(
          context, ref, Retry.of(attempt.tier(), RetryReason.of(report.code())), report.message());
    } else {
      SubtaskLifecycle.giveUp(context, ref, GapReason.of(report.code()), report.message());
    }
  }

  /// Workers no longer begin calls: the subtask is held and the job paused until a person raises
  /// the time limit.
  private static void waitForTime(CommandContext context, SubtaskRef ref, Attempt attempt) {
    Retries.hold(context, ref, Retry.of(attempt.tier(), RetryReason.DEADLINE));
    if (context.phase() instanceof Phase.Running) {
      LimitPolicy.pauseForTime(context);
    }
  }
}
