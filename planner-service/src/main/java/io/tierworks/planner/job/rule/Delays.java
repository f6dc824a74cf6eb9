package io.tierworks.planner.job.rule;

import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.Backoff;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.AttemptEvent.CallsDelayed;
import io.tierworks.planner.job.event.AttemptEvent.CallsResumed;

/// Delays further attempts after calls that failed for a reason that may pass, such as a fault of
/// the endpoint. Such a failure does not use up an attempt, so that a job waits as long as it has
/// time. Of the failures that may have been billed, only the first few are excused so.
public final class Delays {
  /// Ended attempts that cost something, from which on a failure that may have been billed counts.
  private static final int MOST_BILLED = 6;

  private Delays() {}

  /// @param why how the call failed
  public static void failed(CommandContext context, SubtaskRef ref, Attempt attempt, String why) {
    var seed = ref.attempt(context.id(), attempt.number()).toString();
    var backoff = context.job().backoff().failed(seed, why, context.now());
    var subtask = context.subtask(ref);
    boolean free = subtask.attempt(attempt.number()).filter(a -> a.bill().isFree()).isPresent();
    boolean excused = free || subtask.billedAttempts() <= MOST_BILLED;
    context.emit(new CallsDelayed(context.id(), ref, backoff, excused, !holds(context)));
  }

  /// The endpoint gave an answer.
  public static void answered(CommandContext context) {
    if (!context.job().backoff().equals(Backoff.NONE)) {
      context.emit(new CallsResumed(context.id(), Backoff.NONE));
    }
  }

  /// Lets calls go out again if the wait is over.
  public static void check(CommandContext context) {
    var backoff = context.job().backoff();
    if (backoff.until() != null && !backoff.holds(context.now())) {
      context.emit(new CallsResumed(context.id(), backoff.over()));
    }
  }

  /// Whether attempts have to wait.
  public static boolean holds(CommandContext context) {
    return context.job().backoff().holds(context.now());
  }
}
