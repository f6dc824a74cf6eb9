package io.tierworks.planner.job.handler;

import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.Runs;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.event.RunLost;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Runs under way that no reservation stands for: of an attempt that another worker has ended or
/// taken down with it, or that another worker runs too.
final class DuplicateRuns {
  private DuplicateRuns() {}

  /// Those that are not on the bill.
  static List<Runs.Run> of(CommandContext turn) {
    var covered = new HashSet<String>();
    return turn.facts().runs(turn.id()).stream()
        .filter(run -> attempt(turn, run).filter(a -> !a.isBooked(run.worker())).isPresent())
        .filter(run -> !(isOut(turn, run) && covered.add(run.attempt())))
        .toList();
  }

  /// Books each at its upper bound.
  static void writeOff(CommandContext turn) {
    for (var run : of(turn)) {
      var attempt = attempt(turn, run).orElseThrow();
      turn.emit(new RunLost(turn.id(), ref(run).orElseThrow(), attempt, run.worker()));
    }
  }

  private static boolean isOut(CommandContext turn, Runs.Run run) {
    return attempt(turn, run).filter(a -> a.state() == Attempt.State.OPEN).isPresent();
  }

  private static Optional<Attempt> attempt(CommandContext turn, Runs.Run run) {
    return ref(run).flatMap(ref -> turn.attempt(ref, run.attempt()));
  }

  private static Optional<SubtaskRef> ref(Runs.Run run) {
    return SubtaskRef.parse(run.subtask());
  }
}
