package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.result.GapReason;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.SubtaskStatus.Open;
import io.tierworks.planner.job.SubtaskStatus.Retry;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.prompt.SubtaskCalls;
import java.util.Optional;

/// Makes the dead letter of a subtask that was given up for a reason that lies in itself. The last
/// envelope is made again from the stored state, so that no envelope needs to be stored.
final class DeadSubtasks {
  private DeadSubtasks() {}

  /// Call it before the subtask is given up.
  ///
  /// @return empty when the reason lies in the job
  static Optional<Message.DeadSubtask> letter(
      CommandContext context, SubtaskState subtask, GapReason reason, String detail) {
    if (subtask.attempts().isEmpty() || reason.isOfTheJob()) {
      return Optional.empty();
    }
    return Optional.of(
        new Message.DeadSubtask(
            lastEnvelope(context, subtask),
            reason,
            detail,
            subtask.attempts().size(),
            subtask.cost(),
            subtask.isEstimated()));
  }

  private static Subtask lastEnvelope(CommandContext context, SubtaskState subtask) {
    var ref = subtask.ref();
    var spec =
        retry(subtask)
            .map(retry -> SubtaskCalls.again(context, ref, retry))
            .orElseGet(() -> SubtaskCalls.of(context, ref));
    return context.envelope(ref, subtask.attempts().getLast(), spec);
  }

  private static Optional<Retry> retry(SubtaskState subtask) {
    return subtask.status() instanceof Open open
        ? Optional.ofNullable(open.retry())
        : Optional.empty();
  }
}
