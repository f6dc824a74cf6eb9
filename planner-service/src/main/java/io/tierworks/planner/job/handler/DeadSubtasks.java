package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.SubtaskStatus;
import java.util.Optional;
import java.util.Set;

/// What is kept of a subtask that was given up for what lies in itself. Its last order is made once
/// more from the same facts, so that nothing has to be stored for the few that end here.
final class DeadSubtasks {
  /// Reasons for giving up that lie in the job.
  private static final Set<String> LIMITS =
      Set.of("budget", "deadline", "cancelled", SubtaskLifecycle.INPUT_MISSING);

  private DeadSubtasks() {}

  /// Call before it is given up.
  ///
  /// @return empty when nothing is wrong with the subtask
  static Optional<Message.DeadSubtask> letter(
      CommandContext turn, SubtaskState subtask, String reason, String detail) {
    if (subtask.attempts().isEmpty() || LIMITS.contains(reason)) {
      return Optional.empty();
    }
    return Optional.of(
        new Message.DeadSubtask(
            lastOrder(turn, subtask),
            reason,
            detail,
            subtask.attempts().size(),
            subtask.cost(),
            subtask.isEstimated()));
  }

  private static Subtask lastOrder(CommandContext turn, SubtaskState subtask) {
    var ref = subtask.ref();
    var prompt =
        subtask.status() instanceof SubtaskStatus.Open open && open.retry() != null
            ? SubtaskLifecycle.prompt(turn, ref, open.retry())
            : Release.prompt(turn, ref);
    return turn.order(ref, subtask.attempts().getLast(), prompt);
  }
}
