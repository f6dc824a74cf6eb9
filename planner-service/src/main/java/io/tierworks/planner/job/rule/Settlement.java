package io.tierworks.planner.job.rule;

import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.LedgerEvent.ReservationsWrittenOff;
import io.tierworks.planner.job.event.PhaseEvent.SettlingStarted;
import io.tierworks.planner.job.event.RunEvent.RunLost;
import io.tierworks.planner.job.view.JobView;

/// Ends a job: its outcome is known, and it waits for open runs, so that the bill is complete.
public final class Settlement {
  private Settlement() {}

  /// Does nothing when the job already has an outcome.
  public static void settle(CommandContext context, Outcome outcome) {
    if (context.phase() instanceof Phase.Active) {
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
