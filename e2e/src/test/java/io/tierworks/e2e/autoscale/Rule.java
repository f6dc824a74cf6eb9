package io.tierworks.e2e.autoscale;

import java.time.Duration;

/// How many workers a tier shall have, as the chart's values say it.
///
/// @param slots of one worker
/// @param target seconds of work that one slot shall have before it at most
/// @param most workers
/// @param poll between two questions
/// @param hesitation before workers are taken away: the largest wish of this time counts
/// @param coolDown without any call, after which the last worker goes
record Rule(
    int slots, Duration target, int most, Duration poll, Duration hesitation, Duration coolDown) {

  /// @return at least 1: none is left to the cool-down
  int wish(double workSeconds) {
    double share = (double) slots * target.toSeconds();
    return Math.clamp((int) Math.ceil(workSeconds / share), 1, most);
  }
}
