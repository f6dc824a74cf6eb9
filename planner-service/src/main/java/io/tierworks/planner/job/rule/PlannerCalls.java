package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Usage;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SummaryLevel;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.prompt.GapScan;
import io.tierworks.planner.job.prompt.JudgeInput;
import io.tierworks.planner.job.prompt.OpeningCalls;
import io.tierworks.planner.job.prompt.OwnTools;
import io.tierworks.planner.job.prompt.SentBackAnswer;
import io.tierworks.planner.job.prompt.SummaryCalls;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.job.view.PricedCall;
import io.tierworks.planner.plan.CallSpec;
import java.util.Optional;
import java.util.function.Predicate;

/// The calls that the planner itself makes of the flagship: for a plan, for a direct answer, for a
/// judgment.
public final class PlannerCalls {
  private static final String JUDGE = "judge";

  private PlannerCalls() {}

  /// The call that the job's phase needs; empty when it needs none. A paused job needs it to go on.
  public static Optional<SubtaskRef> needed(JobView view) {
    return neededIn(view, view.phase());
  }

  private static Optional<SubtaskRef> neededIn(JobView view, Phase phase) {
    return switch (phase) {
      case Phase.Planning _ ->
          Optional.of(SubtaskRef.plan(view.job().counters().sentBack(), repairs(view)));
      case Phase.Running _ ->
          view.job().steps().isEmpty() ? Optional.of(SubtaskRef.DIRECT) : Optional.empty();
      case Phase.Judging judging -> Optional.of(new SubtaskRef(JUDGE, judging.round()));
      case Phase.Paused(var was, _, _) -> neededIn(view, was);
      case Phase.AwaitingInfo(var was, _) -> neededIn(view, was);
      case Phase.AwaitingApproval _,
          Phase.Summarising _,
          Phase.AwaitingReview _,
          Phase.Settling _,
          Phase.Finished _ ->
          Optional.empty();
    };
  }

  /// What a call that was made asked for, without the results that a judge was shown.
  public static CallSpec of(JobView view, SubtaskRef ref) {
    if (isJudgment(ref)) {
      return JudgeInput.least(view.brief());
    }
    if (Replans.isCall(ref)) {
      return GapScan.least(view);
    }
    if (SummaryLevel.isSummary(ref)) {
      return SummaryCalls.of(view, ref);
    }
    return ref.equals(SubtaskRef.DIRECT) ? OpeningCalls.direct(view) : OpeningCalls.plan(view);
  }

  public static boolean isJudgment(SubtaskRef ref) {
    return ref.step().equals(JUDGE);
  }

  private static boolean repairs(JobView view) {
    return view.store().refusal(view.id()).filter(refusal -> !refusal.byPerson()).isPresent();
  }

  /// Makes the call that the phase needs, or settles the job if it cannot pay it. A judgment of
  /// many results takes several commands.
  public static void make(CommandContext context) {
    needed(context)
        .ifPresent(ref -> {
          switch (context.phase()) {
            case Phase.Planning _ -> make(context, ref, Purpose.PLAN, plan(context));
            case Phase.Judging _ -> judge(context, ref);
            case Phase.Running _ ->
                make(
                    context,
                    ref,
                    Purpose.WORK,
                    price(context, OpeningCalls.direct(context), all(context)));
            case Phase.AwaitingApproval _,
                Phase.Paused _,
                Phase.Summarising _,
                Phase.AwaitingReview _,
                Phase.AwaitingInfo _,
                Phase.Settling _,
                Phase.Finished _ -> {}
          }
        });
  }

  private static PricedCall plan(CommandContext context) {
    var half = half(context);
    return withTools(
        context,
        OpeningCalls.plan(context),
        half,
        cost -> context.affords(cost) && !cost.exceeds(half));
  }

  /// With tools if the money pays all of their rounds, else without.
  private static PricedCall withTools(
      JobView view, CallSpec spec, Money budget, Predicate<Money> affords) {
    var call = price(view, spec.with(OwnTools.of(view)), budget);
    return call.spec().tools().areNone() || affords.test(call.worstCase())
        ? call
        : price(view, spec, budget);
  }

  private static void make(
      CommandContext context, SubtaskRef ref, Purpose purpose, PricedCall call) {
    if (context.affords(call.worstCase())) {
      issue(context, ref, purpose, call);
    } else {
      LimitPolicy.tooDear(context, call.worstCase(), ref.step());
    }
  }

  private static Money all(JobView view) {
    return view.job().ledger().free();
  }

  /// The money of a planning call: a plan leaves something for the work.
  public static Money half(JobView view) {
    return new Money(Math.max(0, all(view).nanos() / 2));
  }

  private static void judge(CommandContext context, SubtaskRef ref) {
    JudgeInput.read(context)
        .ifPresentOrElse(input -> judge(context, ref, input), context::goOnLater);
  }

  private static void judge(CommandContext context, SubtaskRef ref, JudgeInput input) {
    if (!ResultSummaries.begin(context, input)) {
      judge(context, ref, input.call());
    }
  }

  private static void judge(CommandContext context, SubtaskRef ref, CallSpec spec) {
    var ledger = context.job().ledger();
    var asked =
        OwnTools.workspace(context)
            .map(spec::checkedIn)
            .orElse(spec)
            .plus(SentBackAnswer.of(context));
    var call = withTools(context, asked, all(context), ledger::affordsFromKept);
    if (ledger.affordsFromKept(call.worstCase())) {
      issue(context, ref, Purpose.JUDGE, call);
    } else {
      Verdicts.withoutRuling(context, "the budget does not cover a judgment");
    }
  }

  private static PricedCall price(JobView view, CallSpec spec, Money budget) {
    return view.price(view.policy().flagship(), spec, budget);
  }

  /// The least that a direct answer has to reserve.
  public static Money leastOfDirect(JobView view) {
    return price(view, OpeningCalls.direct(view), Money.ZERO).worstCase();
  }

  /// The least that a planning call has to reserve.
  public static Money leastOfPlan(JobView view) {
    return price(view, OpeningCalls.plan(view), Money.ZERO).worstCase();
  }

  /// The least that a planned job has to reserve: for the plan; and when that is paid, for one
  /// subtask on the cheapest tier and the judgment.
  public static Money leastOfPlannedRun(JobView view) {
    var cheapest = view.policy().ladder().rungs().getFirst().price();
    var subtask = cheapest.of(Usage.of(view.brief().sharedTokens(), 1));
    var judgment = price(view, JudgeInput.least(view.brief()), Money.ZERO).worstCase();
    var afterwards = subtask.plus(judgment);
    var plan = leastOfPlan(view);
    return plan.exceeds(afterwards) ? plan : afterwards;
  }

  /// Makes a call for its purpose, or again.
  public static void issue(
      CommandContext context, SubtaskRef ref, Purpose purpose, PricedCall call) {
    boolean first = context.subtask(ref).isWaiting();
    context.issue(ref, first ? purpose : Purpose.RETRY, call);
  }
}
