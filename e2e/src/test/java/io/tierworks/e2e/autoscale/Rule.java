package io.tierworks.e2e.autoscale;

import java.time.Duration;

/// How many workers a tier should have, with the parameters of the chart's values.
///
/// @param slots of one worker
/// @param target seconds of queued work per slot
/// @param most largest number of workers
/// @param poll time between two readings
/// @param hesitation stabilization window: the largest demand in it counts before workers are
///   removed
/// @param coolDown time without any call before the last worker stops
record Rule(
    int slots, Duration target, int most, Duration poll, Duration hesitation, Duration coolDown) {

  /// @return at least 1; only the cool-down leads to 0
  int wish(double workSeconds) {
    double share = (double) slots * target.toSeconds();
    return Math.clamp((int) Math.ceil(workSeconds / share), 1, most);
  }
}
