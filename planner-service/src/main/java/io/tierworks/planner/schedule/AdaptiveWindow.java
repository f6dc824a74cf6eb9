package io.tierworks.planner.schedule;

import java.time.Duration;

/// How many subtasks of a tier may be open at once: enough to keep its workers busy, and little
/// more. More would only wait in the tier's topic, ahead of jobs that come later.
///
/// The window follows Little's law: of `n` open subtasks `n * worked / (waited + worked)` are being
/// worked on, so that `n * (worked + tolerated) / (worked + waited)` wait as long as is tolerated.
public final class AdaptiveWindow {
  /// Waiting that is always tolerated: a subtask takes some milliseconds through its topics.
  private static final Duration LEAST_TOLERATED = Duration.ofMillis(20);

  /// Waiting that is tolerated, as a share of the working time.
  private static final double TOLERATED_SHARE = 0.25;

  private static final int LEAST = 16;
  private static final double MOST_GROWTH = 1.25;
  private static final double MOST_SHRINKING = 0.5;

  private final int most;
  private double size;

  /// @param most its first and largest size
  public AdaptiveWindow(int most) {
    this.most = most;
    this.size = most;
  }

  public int size() {
    return (int) size;
  }

  /// Adapts the window to one subtask.
  ///
  /// @param waited from its release until its worker began
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
