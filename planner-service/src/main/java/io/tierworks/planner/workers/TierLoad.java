package io.tierworks.planner.workers;

import io.tierworks.common.contract.worker.WorkerStatus.Load;
import java.util.List;

/// The work of a tier and its capacity, for autoscalers.
///
/// @param out attempts that are released and have not ended
/// @param ready subtasks that have their inputs and are not released
/// @param calls out and ready together; never 0 while a worker runs a call
/// @param callSeconds mean duration of a call
/// @param workSeconds time that one slot would need for all calls
/// @param slots calls that the live workers can run at once
public record TierLoad(
    String tier, int out, int ready, int calls, double callSeconds, double workSeconds, int slots) {
  private static final double UNKNOWN_CALL_MILLIS = 1_000;

  /// @param inFlight calls that the live workers report as running
  static TierLoad of(String tier, List<Load> loads, int slots, int inFlight) {
    int out = loads.stream().mapToInt(Load::out).sum();
    int ready = loads.stream().mapToInt(Load::ready).sum();
    int reported = out + ready;
    int calls = Math.max(reported, inFlight);
    double workMillis = loads.stream().mapToLong(Load::workMillis).sum();
    double callMillis = reported == 0 ? UNKNOWN_CALL_MILLIS : workMillis / reported;
    return new TierLoad(
        tier, out, ready, calls, seconds(callMillis), seconds(calls * callMillis), slots);
  }

  private static double seconds(double millis) {
    return Math.round(millis) / 1e3;
  }
}
