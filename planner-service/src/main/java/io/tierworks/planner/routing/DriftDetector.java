package io.tierworks.planner.routing;

import java.util.ArrayDeque;
import java.util.Deque;

/// Notices when acceptance falls and stays low, by the cumulative sum of Page (1954): each verdict
/// adds the logarithm of its likelihood ratio, `S = max(0, S + ln(P(verdict | worse) / P(verdict |
/// level)))`, and `S > 5.5` is an alarm. The level is learned, as in Hawkins (1987): verdicts count
/// for it when `S` has come back to 0. "Worse" means that the odds of a refusal are four times
/// those of the level.
///
/// A fall from 94 % to 64 % takes 17 verdicts in the median. `AcceptanceTest` counts how often a
/// tier that stays as it was raises an alarm: once in 3,100 verdicts at 94 %, in 2,400 at 90 %.
///
/// An alarm resets the counts. It ends when the latest 20 verdicts come within 10 points of the
/// level before. Not thread-safe.
final class DriftDetector {
  private static final double ODDS = 4;
  private static final double ALARM = 5.5;
  private static final double LEAST_LEVEL = 0.5;
  private static final double MOST_LEVEL = 0.97;

  /// A level learned from fewer verdicts raises no alarm.
  private static final int LEAST_KNOWN = 20;

  private static final int RECOVERY = 20;
  private static final double TOLERANCE = 0.1;

  private Share level;
  private Share pending = Share.NONE;
  private Share counted;
  private double sum;
  private boolean alarmed;
  private final Deque<Boolean> probes = new ArrayDeque<>();

  /// @param before verdicts before the first that is taken
  DriftDetector(Share before) {
    this.level = before;
    this.counted = before;
  }

  /// Whether the last alarm has not ended.
  boolean isAlarmed() {
    return alarmed;
  }

  /// The verdicts since the last alarm.
  Share counted() {
    return counted;
  }

  void take(boolean accepted) {
    counted = counted.plus(accepted);
    if (alarmed) {
      probe(accepted);
    } else {
      watch(accepted);
    }
  }

  private double known() {
    return Math.clamp(level.plus(Share.PRIOR).mean(), LEAST_LEVEL, MOST_LEVEL);
  }

  private void watch(boolean accepted) {
    pending = pending.plus(accepted);
    sum = level.total() < LEAST_KNOWN ? 0 : Math.max(0, sum + evidence(accepted));
    if (sum == 0) {
      level = level.plus(pending);
      pending = Share.NONE;
    } else if (sum > ALARM) {
      alarmed = true;
      counted = Share.NONE;
      pending = Share.NONE;
    }
  }

  /// The logarithm of the likelihood ratio of one verdict.
  private double evidence(boolean accepted) {
    double good = known();
    double odds = ODDS * (1 - good) / good;
    double bad = 1 / (1 + odds);
    return accepted ? Math.log(bad / good) : Math.log((1 - bad) / (1 - good));
  }

  private void probe(boolean accepted) {
    probes.add(accepted);
    if (probes.size() > RECOVERY) {
      probes.remove();
    }
    double recovered = probes.stream().filter(each -> each).count();
    if (probes.size() == RECOVERY && recovered / RECOVERY >= known() - TOLERANCE) {
      alarmed = false;
      sum = 0;
      probes.clear();
    }
  }
}
