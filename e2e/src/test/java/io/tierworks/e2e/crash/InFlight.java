package io.tierworks.e2e.crash;

import io.tierworks.e2e.crash.Diary.Run;
import java.util.List;

/// Which calls were under way in a process when it was struck: promised, and not reported.
record InFlight(List<Run> runs, List<Strike> strikes) {

  /// With a worker its own calls; with everything else those of all workers.
  List<Run> at(Strike strike) {
    return runs.stream()
        .filter(run -> isUnderWay(run, strike) && isTouched(run, strike))
        .filter(run -> !isOfADeadWorker(run, strike))
        .toList();
  }

  /// One that is asked to stop is struck from then on: it cancels calls before it ends.
  private static boolean isUnderWay(Run run, Strike strike) {
    boolean asked = strike.fault().kind() == Fault.Kind.STOP;
    return run.inFlight(strike.dead()) || (asked && run.inFlight(strike.at()));
  }

  private static boolean isTouched(Run run, Strike strike) {
    return !strike.role().isWorker() || run.program().equals(strike.target());
  }

  /// Its worker had ended before: what it never reported is not under way for ever.
  private boolean isOfADeadWorker(Run run, Strike strike) {
    return strikes.stream()
        .filter(before -> before.dead() < strike.at())
        .filter(before -> before.fault().kind() != Fault.Kind.FREEZE)
        .anyMatch(before -> run.program().equals(before.target()) && run.started <= before.dead());
  }
}
