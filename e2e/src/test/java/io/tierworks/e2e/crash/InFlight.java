package io.tierworks.e2e.crash;

import io.tierworks.e2e.crash.RecordLog.Run;
import java.util.List;

/// Calls that a process had started and not reported when a fault hit it.
record InFlight(List<Run> runs, List<InjectedFault> injectedFaults) {

  /// A worker's fault affects its own calls; any other fault affects the calls of all workers.
  List<Run> at(InjectedFault injected) {
    return runs.stream()
        .filter(run -> isUnderWay(run, injected) && isTouched(run, injected))
        .filter(run -> !isOfADeadWorker(run, injected))
        .toList();
  }

  /// A worker that receives SIGTERM counts from then on: it cancels calls before it ends.
  private static boolean isUnderWay(Run run, InjectedFault injected) {
    boolean asked = injected.fault().kind() == Fault.Kind.STOP;
    return run.inFlight(injected.dead()) || (asked && run.inFlight(injected.at()));
  }

  private static boolean isTouched(Run run, InjectedFault injected) {
    return !injected.role().isWorker() || run.program().equals(injected.target());
  }

  /// The worker ended earlier, so its unreported calls are no longer in flight.
  private boolean isOfADeadWorker(Run run, InjectedFault injected) {
    return injectedFaults.stream()
        .filter(before -> before.dead() < injected.at())
        .filter(before -> before.fault().kind() != Fault.Kind.FREEZE)
        .anyMatch(before -> run.program().equals(before.target()) && run.started <= before.dead());
  }
}
