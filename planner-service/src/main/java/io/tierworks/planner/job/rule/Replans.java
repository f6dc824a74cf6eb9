package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.result.GapReason;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.ReplanEvent.NotReplanned;
import io.tierworks.planner.job.prompt.Estimate;
import io.tierworks.planner.job.prompt.GapScan;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.routing.NewPlan;
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

  /// The new plan that a subtask may wait for, as far as is known now. A revised one has its
  /// earlier answer, and a step that reads the result in full would be done twice. All subtasks
  /// that wait share the price, and a plan is about so many at most.
  static Optional<NewPlan> ahead(JobView view, SubtaskRef ref) {
    int waiting = waiting(view);
    boolean mayWait =
        waiting < GapScan.MOST
            && next(view).filter(SubtaskState::isWaiting).isPresent()
            && view.subtask(ref).earlier().isEmpty()
            && !isRead(view.plan(), ref.step())
            && view.job().gaps().isEmpty()
            && view.now().isBefore(view.job().terms().times().wrapUpAt());
    return mayWait ? Estimate.ofReplan(view, 1 + waiting).map(NewPlan::new) : Optional.empty();
  }

  /// Whether another step reads the results in full, or those that follow from them.
  private static boolean isRead(Plan plan, String step) {
    return plan.steps().stream()
        .anyMatch(other ->
            other.inputs().contains(step)
                || (other.over().source().filter(step::equals).isPresent()
                    && isRead(plan, other.id())));
  }

  /// Those whose input is missing follow others.
  private static int waiting(JobView view) {
    return view.plan().steps().stream()
        .mapToInt(step -> {
          int before = step.over().source().map(source -> failed(view, source)).orElse(0);
          return Math.max(0, failed(view, step.id()) - before);
        })
        .sum();
  }

  private static int failed(JobView view, String step) {
    return view.job().step(step).failed();
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
