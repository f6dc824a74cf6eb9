package io.tierworks.planner.schedule;

import java.time.Duration;

/// How many subtasks of a tier may be out at once: as many as keep its workers busy, and no more
/// than that by much. What is out beyond it only waits in the tier's topic, in front of whoever
/// comes next. Found by measuring: of `n` out, `n * worked / (waited + worked)` are being worked on
/// (Little's law), so `n * (worked + tolerated) / (worked + waited)` wait just as long as is
/// tolerated.
public final class AdaptiveWindow {
  /// Waiting that is tolerated in any case: orders take some milliseconds through their topics.
  private static final Duration LEAST_TOLERATED = Duration.ofMillis(20);

  /// Of the time of the work itself, so much may be waited on top.
  private static final double TOLERATED_SHARE = 0.25;

  private static final int LEAST = 16;
  private static final double MOST_GROWTH = 1.25;
  private static final double MOST_SHRINKING = 0.5;

  private final int most;
  private double size;

  /// @param most begins with it, and never passes it
  public AdaptiveWindow(int most) {
    this.most = most;
    this.size = most;
  }

  public int size() {
    return (int) size;
  }

  /// One subtask, watched from its release to its report.
  ///
  /// @param waited until its worker said that it had begun
  /// @param worked from then on
  public void measured(Duration waited, Duration worked) {
    double work = seconds(worked);
    double tolerated = Math.max(seconds(LEAST_TOLERATED), work * TOLERATED_SHARE);
    double wait = seconds(waited);
    double change = wait <= tolerated ? MOST_GROWTH : (work + tolerated) / (work + wait);
    size = Math.clamp(size * Math.max(change, MOST_SHRINKING), Math.min(LEAST, most), most);
  }

  private static double seconds(Duration duration) {
    return Math.max(0, duration.toNanos() / 1e9);
  }
}
