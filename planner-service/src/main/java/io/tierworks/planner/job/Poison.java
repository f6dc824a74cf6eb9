package io.tierworks.planner.job;

import io.tierworks.common.contract.subtask.Subtask;
import java.util.Optional;
import java.util.Set;

/// What is kept of a subtask that was given up for what lies in itself. Its last order is made once
/// more from the same facts, so that nothing has to be stored for the few that end here.
final class Poison {
  /// Reasons for giving up that lie in the job.
  private static final Set<String> LIMITS =
      Set.of("budget", "deadline", "cancelled", Work.INPUT_MISSING);

  private Poison() {}

  /// Call before it is given up.
  ///
  /// @return empty when nothing is wrong with the subtask
  static Optional<Message.DeadSubtask> letter(
      Turn turn, SubtaskState subtask, String reason, String detail) {
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

  private static Subtask lastOrder(Turn turn, SubtaskState subtask) {
    var ref = subtask.ref();
    var prompt =
        subtask.standing() instanceof SubtaskState.Open open && open.due() != null
            ? Work.prompt(turn, ref, open.due())
            : Release.prompt(turn, ref);
    return turn.order(ref, subtask.attempts().getLast(), prompt);
  }
}
