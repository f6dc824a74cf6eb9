package io.tierworks.planner.schedule;

import java.time.Duration;

/// How many subtasks of a tier may be open at once: those that run, and enough others to keep its
/// workers busy. More would only wait in the tier's topic, ahead of jobs that come later.
///
/// By Little's law, `n` running subtasks of `t` seconds begin at a rate of `n / t`, so that `n * w
/// / t` others wait `w` seconds.
///
/// @param most of its size
record AdaptiveWindow(int most) {
  /// Waiting that is always tolerated: a subtask takes some milliseconds through its topics.
  private static final Duration LEAST_TOLERATED = Duration.ofMillis(40);

  /// Waiting that is tolerated, as a share of the duration of a call.
  private static final double TOLERATED_SHARE = 0.25;

  /// Of calls that the planner hears of at once, from start to end.
  private static final double MOST_TOLERATED_SHARE = 10;

  /// Subtasks that may always wait.
  private static final int LEAST = 16;

  /// How many more subtasks may be released.
  ///
  /// @param running of the open ones
  /// @param idle slots that are free for them
  int credit(int open, int running, int idle, Duration callTime) {
    int waiting = Math.max(0, open - running);
    int tolerated = (int) (running * toleratedShare(callTime));
    int more = Math.max(Math.max(LEAST, idle), tolerated) - waiting;
    return Math.max(0, Math.min(most - open, more));
  }

  private static double toleratedShare(Duration callTime) {
    double least = (double) LEAST_TOLERATED.toNanos() / Math.max(1, callTime.toNanos());
    return Math.clamp(least, TOLERATED_SHARE, MOST_TOLERATED_SHARE);
  }
}
