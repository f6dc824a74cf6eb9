package io.tierworks.planner.fleet;

import io.tierworks.common.contract.WorkerStatus.Load;
import java.util.List;

/// A tier's work against its capacity: what an autoscaler wants to know.
///
/// @param out attempts that are released and have not ended
/// @param ready subtasks that have all they need and are not released
/// @param calls what is out and ready; never 0 while a worker runs something
/// @param callSeconds how long one call takes on average
/// @param workSeconds seconds that one slot would need for all of it
/// @param slots calls that the live workers can run at once
public record TierLoad(
    String tier, int out, int ready, int calls, double callSeconds, double workSeconds, int slots) {
  private static final double UNKNOWN_CALL_SECONDS = 1;
  private static final double MILLIS = 1_000;

  /// @param inFlight what the live workers say they run
  static TierLoad of(String tier, List<Load> loads, int slots, int inFlight) {
    int out = loads.stream().mapToInt(Load::out).sum();
    int ready = loads.stream().mapToInt(Load::ready).sum();
    double millis =
        loads.stream()
            .mapToDouble(load -> (double) load.callMillis() * (load.out() + load.ready()))
            .sum();
    double callSeconds = out + ready == 0 ? UNKNOWN_CALL_SECONDS : millis / (out + ready) / MILLIS;
    int calls = Math.max(out + ready, inFlight);
    return new TierLoad(tier, out, ready, calls, callSeconds, calls * callSeconds, slots);
  }
}
