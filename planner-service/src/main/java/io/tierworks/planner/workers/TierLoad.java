package io.tierworks.planner.workers;

import io.tierworks.common.contract.worker.WorkerStatus.Load;
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
  private static final double UNKNOWN_CALL_MILLIS = 1_000;

  /// @param inFlight what the live workers say they run
  static TierLoad of(String tier, List<Load> loads, int slots, int inFlight) {
    int out = loads.stream().mapToInt(Load::out).sum();
    int ready = loads.stream().mapToInt(Load::ready).sum();
    int told = out + ready;
    int calls = Math.max(told, inFlight);
    double workMillis = loads.stream().mapToLong(Load::workMillis).sum();
    double callMillis = told == 0 ? UNKNOWN_CALL_MILLIS : workMillis / told;
    return new TierLoad(
        tier, out, ready, calls, seconds(callMillis), seconds(calls * callMillis), slots);
  }

  /// To the millisecond.
  private static double seconds(double millis) {
    return Math.round(millis) / 1e3;
  }
}
