package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.prompt.JudgeInput;
import io.tierworks.planner.job.prompt.OpeningCalls;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.job.view.PricedCall;
import io.tierworks.planner.plan.CallSpec;
import java.util.Optional;

/// The calls that the planner itself makes of the flagship: for a plan, for a direct answer, for a
/// judgment.
public final class PlannerCalls {
  public static final SubtaskRef PLAN = new SubtaskRef("plan", 0);
  private static final SubtaskRef REPAIR = new SubtaskRef("plan", 1);

  private PlannerCalls() {}

  /// The call that the job's phase needs; empty when it needs none.
  public static Optional<SubtaskRef> needed(JobView view) {
    return switch (view.phase()) {
      case Phase.Planning _ ->
          Optional.of(view.store().refusal(view.id()).isPresent() ? REPAIR : PLAN);
      case Phase.Running _ ->
          view.job().isAnsweredDirectly() ? Optional.of(SubtaskRef.DIRECT) : Optional.empty();
      case Phase.Judging judging -> Optional.of(new SubtaskRef("judge", judging.round()));
      case Phase.AwaitingApproval _,
          Phase.Paused _,
          Phase.AwaitingReview _,
          Phase.Settling _,
          Phase.Finished _ ->
          Optional.empty();
    };
  }

  /// Makes the call that the phase needs, or settles the job if it cannot pay it.
  public static void make(CommandContext context) {
    needed(context)
        .ifPresent(ref -> {
          switch (context.phase()) {
            case Phase.Planning _ ->
                make(context, ref, Purpose.PLAN, OpeningCalls.plan(context), "planning");
            case Phase.Judging _ -> judge(context, ref);
            case Phase.Running _ ->
                make(context, ref, Purpose.WORK, OpeningCalls.direct(context), "answering");
            case Phase.AwaitingApproval _,
                Phase.Paused _,
                Phase.AwaitingReview _,
                Phase.Settling _,
                Phase.Finished _ -> {}
          }
        });
  }

  private static void make(
      CommandContext context, SubtaskRef ref, Purpose purpose, CallSpec spec, String what) {
    var call = context.price(context.policy().flagship(), spec);
    if (context.affords(call.worstCase())) {
      issue(context, ref, purpose, call);
    } else {
      Settlement.settle(context, Outcomes.tooDear(context.job().ledger(), call, what));
    }
  }

  private static void judge(CommandContext context, SubtaskRef ref) {
    var call = context.price(context.policy().flagship(), JudgeInput.of(context));
    if (context.job().ledger().affordsFromKept(call.worstCase())) {
      issue(context, ref, Purpose.JUDGE, call);
    } else {
      Settlement.settle(context, Outcomes.unjudged("the budget does not cover a judgment"));
    }
  }

  private static void issue(
      CommandContext context, SubtaskRef ref, Purpose purpose, PricedCall call) {
    boolean first = context.subtask(ref).isWaiting();
    context.issue(ref, first ? purpose : Purpose.RETRY, call);
  }
}
