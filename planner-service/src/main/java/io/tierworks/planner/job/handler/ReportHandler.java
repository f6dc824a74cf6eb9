package io.tierworks.planner.job.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.cost.Usage;
import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.Policy;
import io.tierworks.planner.job.Runs;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.event.AttemptEnded;
import io.tierworks.planner.job.event.AttemptLost;
import io.tierworks.planner.job.event.BoundCorrected;
import io.tierworks.planner.job.event.DuplicateRunBilled;
import io.tierworks.planner.job.event.RunLost;
import org.jspecify.annotations.Nullable;

/// Takes what workers report: first onto the bill, then, if the subtask is still open, into the
/// job. The first acceptable answer wins, from whichever attempt it comes; a report that repeats
/// another changes nothing.
final class ReportHandler {
  private ReportHandler() {}

  static void take(CommandContext turn, SubtaskRef ref, SubtaskResult.Ended result) {
    var attempt = turn.attempt(ref, result.attempt());
    if (attempt.isPresent() && book(turn, ref, attempt.get(), result)) {
      settled(turn, ref, attempt.get(), report(result));
    } else {
      Settlement.closeWhenSettled(turn);
    }
  }

  static void lose(CommandContext turn, SubtaskRef ref, Runs.Run run, String reason) {
    turn.attempt(ref, run.attempt())
        .filter(attempt -> !attempt.isBooked(run.worker()))
        .ifPresent(attempt -> lose(turn, ref, attempt, run.worker(), reason));
  }

  private static void lose(
      CommandContext turn, SubtaskRef ref, Attempt attempt, String worker, String reason) {
    if (attempt.state() == Attempt.State.OPEN) {
      turn.emit(new AttemptLost(turn.id(), ref, attempt, worker, reason));
      settled(turn, ref, attempt, new Report.Lost(reason));
    } else if (!worker.equals(Attempt.NOBODY)) {
      turn.emit(new RunLost(turn.id(), ref, attempt, worker));
      Settlement.closeWhenSettled(turn);
    }
  }

  /// An attempt is on the bill. Whether or not its report still counts, what it gave back may pay
  /// for a held one, or be the last that could.
  private static void settled(CommandContext turn, SubtaskRef ref, Attempt attempt, Report report) {
    if (turn.job().phase() instanceof Phase.Settling) {
      Settlement.closeWhenSettled(turn);
      return;
    }
    dispatch(turn, ref, attempt, report);
    if (turn.facts().job(turn.id()).filter(job -> job.counters().held() > 0).isPresent()) {
      SubtaskLifecycle.proceed(turn);
    }
  }

  /// @return whether it is the first word on the attempt
  private static boolean book(
      CommandContext turn, SubtaskRef ref, Attempt attempt, SubtaskResult.Ended result) {
    var by = result.worker();
    if (attempt.isPaid(by)) {
      return false;
    }
    if (attempt.state() == Attempt.State.OPEN) {
      turn.emit(new AttemptEnded(turn.id(), ref, attempt, result.spent(), by));
    } else if (attempt.isBoundFor(by)) {
      turn.emit(new BoundCorrected(turn.id(), ref, attempt, result.spent(), by));
    } else {
      turn.emit(new DuplicateRunBilled(turn.id(), ref, attempt, result.spent(), by));
    }
    return attempt.state() != Attempt.State.ENDED;
  }

  private static Report report(SubtaskResult.Ended result) {
    return switch (result) {
      case SubtaskResult.Answered a ->
          new Report.Answer(a.output(), a.attempt(), a.tier(), a.spent().usage());
      case SubtaskResult.HandedOff h ->
          new Report.Returned(
              Wire.toTree(h.reason()).asText(),
              h.note(),
              h.output(),
              h.reason() == HandoffReason.NEEDS_INFO);
      case SubtaskResult.Failed f -> new Report.Failure(f.code(), f.message(), f.retryable());
    };
  }

  /// Passes the report on if it still counts: an answer always while the subtask is open, anything
  /// else only when no other attempt is out or due that may yet do better.
  private static void dispatch(
      CommandContext turn, SubtaskRef ref, Attempt attempt, Report report) {
    var subtask = turn.subtask(ref);
    boolean provided = subtask.isBeingTried() || subtask.isHeld();
    if (!subtask.counts(attempt) || (provided && !(report instanceof Report.Answer))) {
      return;
    }
    switch (turn.job().phase()) {
      case Phase.Planning _ -> {
        if (ref.equals(Planning.question(turn))) {
          planning(turn, ref, report);
        }
      }
      case Phase.Running _, Phase.Paused _ -> {
        if (ref.equals(DirectAnswer.CALL)) {
          direct(turn, report);
        } else if (turn.job().find(ref.step()).isPresent()) {
          SubtaskLifecycle.reported(turn, ref, attempt, report);
        }
      }
      case Phase.Judging _ -> {
        if (ref.equals(Judging.question(turn))) {
          judging(turn, ref, report);
        }
      }
      case Phase.AwaitingApproval _,
          Phase.AwaitingReview _,
          Phase.Settling _,
          Phase.Finished _ -> {}
    }
  }

  private static void planning(CommandContext turn, SubtaskRef ref, Report report) {
    switch (report) {
      case Report.Answer a -> Planning.answered(turn, ref, a.output(), "");
      case Report.Returned r -> Planning.answered(turn, ref, r.output(), r.note());
      case Report.Failure f -> again(turn, ref, f.retryable(), why(f), () -> Planning.ask(turn));
      case Report.Lost l -> again(turn, ref, true, l.reason(), () -> Planning.ask(turn));
    }
  }

  private static void direct(CommandContext turn, Report report) {
    var ref = DirectAnswer.CALL;
    switch (report) {
      case Report.Answer a -> DirectAnswer.answered(turn, a.output());
      case Report.Returned r -> again(turn, ref, true, why(r), () -> DirectAnswer.ask(turn));
      case Report.Failure f ->
          again(turn, ref, f.retryable(), why(f), () -> DirectAnswer.ask(turn));
      case Report.Lost l -> again(turn, ref, true, l.reason(), () -> DirectAnswer.ask(turn));
    }
  }

  private static void judging(CommandContext turn, SubtaskRef ref, Report report) {
    switch (report) {
      case Report.Answer a -> Judging.answered(turn, a.output());
      case Report.Returned r -> judgeAgain(turn, ref, true, why(r));
      case Report.Failure f -> judgeAgain(turn, ref, f.retryable(), why(f));
      case Report.Lost l -> judgeAgain(turn, ref, true, l.reason());
    }
  }

  private static String why(Report.Returned report) {
    return report.reason() + ": " + report.note();
  }

  private static String why(Report.Failure report) {
    return report.code() + ": " + report.message();
  }

  private static void judgeAgain(
      CommandContext turn, SubtaskRef ref, boolean retryable, String why) {
    if (retryable && mayTryAgain(turn, ref)) {
      Judging.ask(turn);
    } else {
      Judging.unjudged(turn, why);
    }
  }

  private static void again(
      CommandContext turn, SubtaskRef ref, boolean retryable, String why, Runnable retry) {
    if (retryable && mayTryAgain(turn, ref)) {
      retry.run();
    } else {
      Settlement.close(
          turn,
          Outcome.failed(
              ref.id(),
              "no usable answer: " + why,
              "see job.events for every attempt; submit the job again when the endpoint is well"));
    }
  }

  static boolean mayTryAgain(CommandContext turn, SubtaskRef ref) {
    var subtask = turn.subtask(ref);
    return subtask.tries() < turn.job().terms().maxAttempts()
        && subtask.losses() < Policy.MOST_LOSSES;
  }

  /// A report in the terms of the job.
  sealed interface Report {
    record Answer(JsonNode output, String attempt, String tier, Usage usage) implements Report {}

    /// @param hopeless whether no dearer tier could do better either
    record Returned(String reason, String note, @Nullable JsonNode output, boolean hopeless)
        implements Report {}

    record Failure(String code, String message, boolean retryable) implements Report {}

    record Lost(String reason) implements Report {}
  }
}
