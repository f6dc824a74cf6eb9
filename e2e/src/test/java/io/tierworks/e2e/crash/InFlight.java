package io.tierworks.e2e.crash;

import io.tierworks.e2e.crash.RecordLog.Run;
import java.util.List;

/// Which calls were under way in a process when it was struck: promised, and not reported.
record InFlight(List<Run> runs, List<InjectedFault> injectedFaults) {

  /// With a worker its own calls; with everything else those of all workers.
  List<Run> at(InjectedFault injected) {
    return runs.stream()
        .filter(run -> isUnderWay(run, injected) && isTouched(run, injected))
        .filter(run -> !isOfADeadWorker(run, injected))
        .toList();
  }

  /// One that is asked to stop is struck from then on: it cancels calls before it ends.
  private static boolean isUnderWay(Run run, InjectedFault injected) {
    boolean asked = injected.fault().kind() == Fault.Kind.STOP;
    return run.inFlight(injected.dead()) || (asked && run.inFlight(injected.at()));
  }

  private static boolean isTouched(Run run, InjectedFault injected) {
    return !injected.role().isWorker() || run.program().equals(injected.target());
  }

  /// Its worker had ended before: what it never reported is not under way for ever.
  private boolean isOfADeadWorker(Run run, InjectedFault injected) {
    return injectedFaults.stream()
        .filter(before -> before.dead() < injected.at())
        .filter(before -> before.fault().kind() != Fault.Kind.FREEZE)
        .anyMatch(before -> run.program().equals(before.target()) && run.started <= before.dead());
  }
}
