package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.OnLimit;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.event.JobPaused;
import io.tierworks.planner.job.event.JobResumed;
import io.tierworks.planner.job.event.LimitRaised;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;

/// What becomes of a running job whose money or time is over: it stops, wraps up or pauses, as its
/// message says.
final class LimitPolicy {
  private static final String MONEY = "limits.maxCost";
  private static final String TIME = "limits.maxTime";

  private LimitPolicy() {}

  /// Nothing is out whose refund could pay for the next call.
  static void moneyIsOver(CommandContext turn) {
    var detail =
        "the worst case of the next call exceeds what is left of " + turn.job().ledger().cap();
    switch (turn.job().terms().onLimit()) {
      case PAUSE -> pause(turn, MONEY);
      case WRAP_UP -> {
        dropRest(turn, "budget", detail);
        SubtaskLifecycle.proceed(turn);
      }
      case STOP -> {
        dropRest(turn, "budget", detail);
        stop(turn);
      }
    }
  }

  /// The deadline has come, or the time to wrap up.
  static void timeIsOver(CommandContext turn) {
    var terms = turn.job().terms();
    if (turn.job().steps().isEmpty()) {
      stop(turn);
    } else if (terms.onLimit() == OnLimit.PAUSE) {
      pause(turn, TIME);
    } else {
      dropRest(turn, "deadline", "the job's time limit passed");
      if (turn.now().isBefore(terms.deadline())) {
        dropOpen(turn);
        SubtaskLifecycle.proceed(turn);
      } else {
        stop(turn);
      }
    }
  }

  /// Nobody has raised the limit of a paused job.
  static void patienceIsOver(CommandContext turn, Phase.Paused paused) {
    var reason = paused.limit().equals(MONEY) ? "budget" : "deadline";
    dropRest(turn, reason, "nobody raised " + paused.limit());
    stop(turn);
  }

  /// More money or time. A paused job goes on if it is what it waits for.
  static void raise(CommandContext turn, JobCommand.RaiseLimit command) {
    var job = turn.job();
    var terms = job.terms();
    var cap = Objects.requireNonNullElse(command.maxCost(), job.ledger().cap());
    var given = Duration.between(terms.acceptedAt(), terms.deadline());
    var maxTime = Objects.requireNonNullElse(command.maxTime(), given);
    boolean dearer = cap.exceeds(job.ledger().cap());
    boolean longer = maxTime.compareTo(given) > 0;
    if (!dearer && !longer) {
      return;
    }
    turn.emit(
        new LimitRaised(
            turn.id(),
            command.by(),
            dearer ? cap : job.ledger().cap(),
            longer ? turn.policy().wrapUpAt(terms.acceptedAt(), maxTime) : terms.wrapUpAt(),
            longer ? terms.acceptedAt().plus(maxTime) : terms.deadline()));
    if (job.phase() instanceof Phase.Paused paused) {
      resume(turn, paused.limit().equals(MONEY) ? dearer : isAhead(turn));
    }
    SubtaskLifecycle.proceed(turn);
  }

  private static boolean isAhead(CommandContext turn) {
    return turn.now().isBefore(turn.job().terms().deadline());
  }

  private static void resume(CommandContext turn, boolean enough) {
    if (enough) {
      turn.emit(new JobResumed(turn.id()));
    }
  }

  private static void pause(CommandContext turn, String limit) {
    var until = turn.now().plus(turn.policy().atLimits().maxPause());
    turn.emit(new JobPaused(turn.id(), limit, until));
  }

  private static void stop(CommandContext turn) {
    boolean something = turn.job().acceptedSubtasks() > 0;
    Settlement.close(
        turn,
        something
            ? Outcome.of(JobStatus.PARTIAL)
            : Settlement.expired("before anything was answered"));
  }

  /// Gives up everything that is not out.
  private static void dropRest(CommandContext turn, String reason, String detail) {
    Release.skipRest(turn, reason, detail);
    for (var ref : turn.facts().held(turn.id(), Integer.MAX_VALUE)) {
      SubtaskLifecycle.drop(turn, ref, reason, detail);
    }
  }

  /// Gives up what is out: its answers would come too late to be judged.
  private static void dropOpen(CommandContext turn) {
    var open = new ArrayList<SubtaskRef>();
    try (var scan = turn.facts().subtasks(turn.id())) {
      scan.forEachRemaining(subtask -> {
        if (subtask.isOpen() && turn.job().find(subtask.ref().step()).isPresent()) {
          open.add(subtask.ref());
        }
      });
    }
    open.forEach(ref ->
        SubtaskLifecycle.drop(turn, ref, "deadline", "no time was left to judge its answer"));
  }
}
