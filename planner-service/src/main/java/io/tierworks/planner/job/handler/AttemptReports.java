package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.CheckRef;
import io.tierworks.planner.job.LossReason;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.Runs;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SummaryLevel;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.PhaseEvent.JobResumed;
import io.tierworks.planner.job.event.RunEvent;
import io.tierworks.planner.job.event.RunEvent.AttemptEnded;
import io.tierworks.planner.job.event.RunEvent.AttemptLost;
import io.tierworks.planner.job.event.RunEvent.BoundCorrected;
import io.tierworks.planner.job.event.RunEvent.DuplicateRunBilled;
import io.tierworks.planner.job.event.RunEvent.RunLost;
import io.tierworks.planner.job.rule.AttemptLimits;
import io.tierworks.planner.job.rule.Delays;
import io.tierworks.planner.job.rule.InfoRequests;
import io.tierworks.planner.job.rule.InfoWait;
import io.tierworks.planner.job.rule.Outcomes;
import io.tierworks.planner.job.rule.PlannerCalls;
import io.tierworks.planner.job.rule.Replans;
import io.tierworks.planner.job.rule.Settlement;
import io.tierworks.planner.job.rule.Verdicts;
import org.jspecify.annotations.Nullable;

/// Handles the end of attempts: has every run billed once, and passes a report that still counts on
/// to the handler of its call. An answer counts while its subtask is open; anything else only if no
/// other attempt is open or due that may do better.
final class AttemptReports {
  private AttemptReports() {}

  /// A worker reports how its run ended.
  static void ended(CommandContext context, SubtaskRef ref, SubtaskResult.Ended result) {
    context
        .attempt(ref, result.attempt())
        .filter(attempt -> !attempt.bill().isPaid(result.worker()))
        .ifPresent(attempt -> {
          context.emit(billed(context.id(), ref, attempt, result));
          if (attempt.state() != Attempt.State.ENDED) {
            var report =
                context.subtask(ref).counts(attempt)
                    ? Acceptance.of(context, ref, result)
                    : Report.of(result);
            delay(context, ref, attempt, report);
            route(context, ref, attempt, report);
          }
        });
  }

  /// Has further calls wait after a failure that may pass, and no longer after any answer.
  private static void delay(
      CommandContext context, SubtaskRef ref, Attempt attempt, Report report) {
    switch (report) {
      case Report.Failure failure when failure.isRetryable() -> {
        if (context.subtask(ref).counts(attempt)) {
          Delays.failed(context, ref, attempt, failure.why());
        }
      }
      case Report.Answer _, Report.Returned _ -> Delays.answered(context);
      case Report.Failure _, Report.Lost _ -> {}
    }
  }

  /// Bills the run as the end of an open attempt, in place of an upper bound, or as a duplicate.
  private static RunEvent billed(
      String job, SubtaskRef ref, Attempt attempt, SubtaskResult.Ended result) {
    var by = result.worker();
    var spent = result.spent();
    if (attempt.isOpen()) {
      return new AttemptEnded(job, ref, attempt, spent, by);
    }
    return attempt.bill().isBoundFor(by)
        ? new BoundCorrected(job, ref, attempt, spent, by)
        : new DuplicateRunBilled(job, ref, attempt, spent, by);
  }

  /// A run is lost with its worker.
  static void lost(CommandContext context, SubtaskRef ref, Runs.Run run, LossReason reason) {
    context
        .attempt(ref, run.attempt())
        .filter(attempt -> !attempt.bill().isBooked(run.worker()))
        .ifPresent(attempt -> {
          if (attempt.isOpen()) {
            lost(context, ref, attempt, run.worker(), reason);
          } else {
            context.emit(new RunLost(context.id(), ref, attempt, run.worker()));
          }
        });
  }

  /// No worker is known to have an open attempt.
  static void notStarted(CommandContext context, SubtaskRef ref, AttemptId id) {
    context
        .attempt(ref, id)
        .filter(Attempt::isOpen)
        .ifPresent(attempt -> lost(context, ref, attempt, null, LossReason.NOT_STARTED));
  }

  private static void lost(
      CommandContext context,
      SubtaskRef ref,
      Attempt attempt,
      @Nullable String worker,
      LossReason reason) {
    context.emit(new AttemptLost(context.id(), ref, attempt, worker, reason));
    route(context, ref, attempt, new Report.Lost(reason));
  }

  private static void route(
      CommandContext context, SubtaskRef ref, Attempt attempt, Report report) {
    var subtask = context.subtask(ref);
    boolean mayDoBetter = subtask.isBeingTried() || subtask.isHeld() || subtask.isAsked();
    if (!subtask.counts(attempt) || (mayDoBetter && !(report instanceof Report.Answer))) {
      return;
    }
    var check = CheckRef.of(ref);
    if (check.isPresent()) {
      CheckReports.reported(context, check.get(), attempt, report);
      return;
    }
    if (SummaryLevel.isSummary(ref)) {
      if (context.phase() instanceof Phase.Summarising) {
        SummaryReports.reported(context, ref, attempt, report);
      }
      return;
    }
    if (Replans.isCall(ref)) {
      if (context.phase() instanceof Phase.Running || context.phase() instanceof Phase.Paused) {
        Replanning.reported(context, ref, report);
      }
      return;
    }
    boolean needed = PlannerCalls.needed(context).filter(ref::equals).isPresent();
    if (needed && context.phase() instanceof Phase.Paused && report instanceof Report.Answer) {
      // The call that the job could not pay again is answered after all.
      context.emit(new JobResumed(context.id()));
    }
    InfoWait.withdraw(context, ref);
    switch (context.phase()) {
      case Phase.Planning _ when needed -> planning(context, ref, report);
      case Phase.Running _ when needed -> direct(context, ref, report);
      case Phase.Judging _ when needed -> judging(context, ref, report);
      case Phase.Running _, Phase.Paused _ -> {
        if (context.isPlanned(ref)) {
          SubtaskReports.reported(context, ref, attempt, report);
        }
      }
      case Phase.Planning _,
          Phase.Judging _,
          Phase.Summarising _,
          Phase.AwaitingApproval _,
          Phase.AwaitingReview _,
          Phase.AwaitingInfo _,
          Phase.Settling _,
          Phase.Finished _ -> {}
    }
  }

  private static void planning(CommandContext context, SubtaskRef call, Report report) {
    switch (report) {
      case Report.Answer a -> Planning.answered(context, call, a.output());
      case Report.Returned(_, var note, var output, var hopeless) -> {
        if (hopeless && asks(context, call, note)) {
          return;
        }
        if (output == null) {
          Planning.unreadable(context, call, note);
        } else {
          Planning.answered(context, call, output);
        }
      }
      case Report.NoAnswer none -> failed(context, call, none);
    }
  }

  private static void direct(CommandContext context, SubtaskRef call, Report report) {
    switch (report) {
      case Report.Answer a -> DirectAnswer.answered(context, a.answer());
      case Report.Returned r when r.hopeless() && asks(context, call, r.note()) -> {}
      case Report.NoAnswer none -> failed(context, call, none);
    }
  }

  private static boolean asks(CommandContext context, SubtaskRef call, String question) {
    return InfoRequests.ask(context, call, context.policy().flagship(), question);
  }

  private static void failed(CommandContext context, SubtaskRef call, Report.NoAnswer report) {
    if (isFinal(context, call, report)) {
      Settlement.settle(context, Outcomes.unanswered(call, report.why()));
    }
  }

  private static void judging(CommandContext context, SubtaskRef call, Report report) {
    switch (report) {
      case Report.Answer a -> Judging.answered(context, a.answer());
      case Report.NoAnswer none -> {
        if (isFinal(context, call, none)) {
          Verdicts.withoutRuling(context, none.why());
        }
      }
    }
  }

  /// Whether the planner's call failed for good. If not, [Advance] makes it again.
  private static boolean isFinal(CommandContext context, SubtaskRef call, Report.NoAnswer report) {
    return !(report.isRetryable() && AttemptLimits.left(context, call) > 0);
  }
}
