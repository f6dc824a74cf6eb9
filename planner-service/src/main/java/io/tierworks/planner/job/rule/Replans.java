package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.result.GapReason;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.ReplanEvent.NotReplanned;
import io.tierworks.planner.job.view.JobView;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The calls that ask the planning model how to do subtasks that were given up. A job makes as many
/// as its limit allows, one after the other.
public final class Replans {
  private static final String CALL = "replan";

  private Replans() {}

  public static boolean isCall(SubtaskRef ref) {
    return ref.step().equals(CALL);
  }

  /// All that the job may make.
  static Stream<SubtaskState> all(JobView view) {
    return IntStream.range(0, view.job().terms().caps().maxReplans())
        .mapToObj(index -> view.subtask(new SubtaskRef(CALL, index)));
  }

  /// The call that is open, or that may be made next. A call without a usable answer is the last.
  public static Optional<SubtaskState> next(JobView view) {
    return all(view)
        .filter(call -> !call.isAccepted())
        .findFirst()
        .filter(call -> call.isWaiting() || call.isOpen());
  }

  /// Ends the call that is open, if there is one. The subtasks stay given up.
  public static void giveUp(CommandContext context, String why) {
    next(context)
        .filter(SubtaskState::isOpen)
        .ifPresent(call -> giveUp(context, call.ref(), GapReason.DEADLINE, why));
  }

  /// Ends a call, also one that was never made. The subtasks stay given up.
  public static void giveUp(CommandContext context, SubtaskRef call, GapReason reason, String why) {
    context.cancelOpen(call);
    context.emit(new NotReplanned(context.id(), call, reason, why));
  }
}
