package io.tierworks.planner.job.rule;

import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.AttemptEvent.AttemptsCancelled;
import io.tierworks.planner.job.event.LedgerEvent.ReservationsWrittenOff;
import io.tierworks.planner.job.event.PhaseEvent.ReviewRequested;
import io.tierworks.planner.job.event.PhaseEvent.SettlingStarted;
import io.tierworks.planner.job.event.RunEvent.RunLost;
import io.tierworks.planner.job.view.JobView;
import java.util.List;

/// Ends a job: its outcome is known, and it waits for open runs, so that the bill is complete.
public final class Settlement {
  private Settlement() {}

  /// No judge accepted the results. If they are to go out and a person may be asked, the person
  /// decides. Does nothing when the job already has an outcome.
  public static void settle(CommandContext context, Outcome outcome) {
    boolean asks = context.job().terms().review().ask().allowsQuestions();
    settle(context, outcome, asks);
  }

  /// A judge accepted the results, or one call answered the job. A person decides whether they go
  /// out if the job says so, or if the person has sent an answer back before.
  static void settleAccepted(CommandContext context, Outcome outcome) {
    boolean asks =
        context.job().terms().review().ask().coversAnswer()
            || context.store().comment(context.id()).isPresent();
    settle(context, outcome, asks);
  }

  private static void settle(CommandContext context, Outcome outcome, boolean asks) {
    if (asks && outcome.isAnswer() && context.phase() instanceof Phase.Active) {
      cancelOpen(context);
      Checks.giveUpAll(context, "a person reviews the answer");
      context.emit(new ReviewRequested(context.id(), context.question(), outcome));
    } else {
      settleReviewed(context, outcome);
    }
  }

  /// The person who reviews the results sees the last of them.
  private static void cancelOpen(CommandContext context) {
    if (context.job().ledger().open() > 0) {
      for (var open : OpenAttempts.of(context)) {
        var ref = SubtaskRef.parse(open.attempt().subtask()).orElseThrow();
        context.emit(new AttemptsCancelled(context.id(), ref, List.of(open.attempt())));
      }
    }
  }

  /// Nobody has to be asked any more.
  static void settleReviewed(CommandContext context, Outcome outcome) {
    if (context.phase() instanceof Phase.Active) {
      Checks.giveUpAll(context, "the job ended first");
      var until = context.now().plus(context.policy().settling());
      int open = context.job().ledger().open() + DuplicateRuns.unbilled(context).size();
      context.emit(new SettlingStarted(context.id(), outcome, until, open));
    }
  }

  /// Whether every known run is billed.
  public static boolean isComplete(JobView view) {
    return view.job().ledger().open() == 0 && DuplicateRuns.unbilled(view).isEmpty();
  }

  /// Bills every run that has not reported at its upper bound.
  public static void writeOff(CommandContext context) {
    for (var run : DuplicateRuns.unbilled(context)) {
      var attempt = context.subtask(run.ref()).attempt(run.attempt().number()).orElseThrow();
      context.emit(new RunLost(context.id(), run.ref(), attempt, run.worker()));
    }
    context.emit(new ReservationsWrittenOff(context.id()));
  }
}
