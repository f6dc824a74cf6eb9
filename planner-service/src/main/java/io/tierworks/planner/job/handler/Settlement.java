package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.event.JobFinished;
import io.tierworks.planner.job.event.ReservationsWrittenOff;
import io.tierworks.planner.job.event.SettlingStarted;
import io.tierworks.planner.job.result.ResultBuilder;
import io.tierworks.planner.plan.CallSpec;
import java.util.List;

/// Brings a job to its one end: waits for attempts still out, so that the bill is right, then
/// writes the result.
final class Settlement {
  private Settlement() {}

  static void close(CommandContext turn, Outcome outcome) {
    if (!(turn.job().phase() instanceof Phase.Active)) {
      return;
    }
    var until = turn.now().plus(turn.policy().settling());
    int open = turn.job().ledger().open() + DuplicateRuns.of(turn).size();
    turn.emit(new SettlingStarted(turn.id(), outcome, until, open));
    closeWhenSettled(turn);
  }

  static void cancel(CommandContext turn) {
    if (turn.job().phase() instanceof Phase.Running || turn.job().phase() instanceof Phase.Paused) {
      Release.skipRest(turn, "cancelled", "the job was called off");
    }
    close(turn, Outcome.of(JobStatus.CANCELLED));
  }

  static void closeWhenSettled(CommandContext turn) {
    if (turn.job().phase() instanceof Phase.Settling settling
        && turn.job().ledger().open() == 0
        && DuplicateRuns.of(turn).isEmpty()) {
      var word = ResultBuilder.write(turn, settling.outcome());
      turn.emit(new JobFinished(turn.id(), word.result(), word.answers()));
    }
  }

  /// The job's deadline, or the end of settling, has passed.
  static void expire(CommandContext turn) {
    var job = turn.job();
    switch (job.phase()) {
      case Phase.Settling _ -> {
        DuplicateRuns.writeOff(turn);
        turn.emit(new ReservationsWrittenOff(turn.id()));
        closeWhenSettled(turn);
      }
      case Phase.Planning _, Phase.AwaitingApproval _ ->
          close(turn, expired("before there was a plan to run"));
      case Phase.Running _ -> LimitPolicy.timeIsOver(turn);
      case Phase.Paused paused -> LimitPolicy.patienceIsOver(turn, paused);
      case Phase.Judging _ -> close(turn, Outcome.of(JobStatus.PARTIAL));
      case Phase.AwaitingReview _ -> close(turn, Outcome.of(JobStatus.PARTIAL));
      case Phase.Finished _ -> {}
    }
  }

  static Outcome expired(String when) {
    return new Outcome(
        JobStatus.EXPIRED,
        List.of(new Violation("limits.maxTime", "passed " + when, "raise it, or add workers")));
  }

  static Outcome tooDear(CommandContext turn, CallSpec prompt, String what) {
    var worst = turn.worstCase(turn.policy().flagship(), prompt);
    var free = turn.job().ledger().cap().minus(turn.job().ledger().spent());
    return Outcome.failed(
        "limits.maxCost",
        "%s could cost up to %s, and %s is left of %s"
            .formatted(what, worst, free, turn.job().ledger().cap()),
        "raise limits.maxCost");
  }

  static Outcome nothingToJudge(CommandContext turn) {
    var job = turn.job();
    var reasons = job.gaps().isEmpty() ? "every attempt failed" : job.gaps().getFirst().detail();
    return Outcome.failed(
        "subtasks",
        "none of %d was answered: %s".formatted(job.totalSubtasks(), reasons),
        "see gaps for the reason of each");
  }
}
