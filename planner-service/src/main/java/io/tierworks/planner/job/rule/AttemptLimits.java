package io.tierworks.planner.job.rule;

import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.view.JobView;

/// The limits on the attempts of a subtask.
public final class AttemptLimits {
  /// A subtask that was lost with this many workers is given up.
  private static final int MOST_LOSSES = 5;

  private AttemptLimits() {}

  /// How many more attempts the limits on attempts and losses allow; none if it is 0 or less.
  public static int left(JobView view, SubtaskRef ref) {
    var subtask = view.subtask(ref);
    return subtask.losses() < MOST_LOSSES
        ? view.job().terms().caps().maxAttempts() - subtask.tries()
        : 0;
  }
}
