package io.tierworks.planner.job.prompt;

import io.tierworks.common.contract.job.Link;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.TokenEstimate;
import io.tierworks.common.cost.Usage;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.ledger.Ladder;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.plan.Step;
import java.util.List;
import java.util.Optional;

/// What a plan costs if nothing goes wrong: typical token counts rather than bounds.
public final class Estimate {
  private static final long RULES_TOKENS = 300;

  /// Calls of the model in a subtask with tools.
  private static final long TYPICAL_CALLS = 4;

  /// A call of the planner costs about a third of its bound: prompts are half as long as they could
  /// be, answers a quarter.
  private static final long WORST_TO_TYPICAL = 3;

  /// Output of one verifier.
  private static final long VERDICT_TOKENS = 120;

  /// What a new plan reads and says about one subtask.
  private static final Usage GAP = Usage.of(250, 60);

  private Estimate() {}

  /// @param kept what is set aside for judging
  public static Money of(JobView view, Plan plan, List<StepProgress> steps, Money kept) {
    var total = new Money(kept.nanos() / WORST_TO_TYPICAL);
    for (var step : steps) {
      var rung = view.policy().ladder().rung(step.tier());
      total = total.plus(of(view, plan.step(step.id()), step.total(), rung));
    }
    return total.plus(view.job().ledger().spent());
  }

  /// What an answer in one call costs. Only a person who approves it needs to know, or who asked
  /// for the price alone.
  public static Money ofDirect(JobView view) {
    var terms = view.job().terms();
    if (!terms.review().ask().coversPlan() && !terms.dryRun()) {
      return Money.ZERO;
    }
    var ledger = view.job().ledger();
    var call = view.price(view.policy().flagship(), OpeningCalls.direct(view), ledger.free());
    return ledger.spent().plus(new Money(call.worstCase().nanos() / WORST_TO_TYPICAL));
  }

  /// What the job costs by its plan.
  public static Money of(JobView view) {
    var job = view.job();
    return job.steps().isEmpty()
        ? ofDirect(view)
        : of(view, view.plan(), job.steps(), job.ledger().kept());
  }

  /// What a subtask of the step costs on a tier.
  public static Money ofSubtask(JobView view, Step step, Ladder.Rung rung) {
    return of(view, step, 1, rung);
  }

  /// What a new plan costs each of the subtasks that it is about.
  ///
  /// @return empty if the job could not pay the call
  public static Optional<Money> ofReplan(JobView view, int subtasks) {
    var ledger = view.job().ledger();
    var flagship = view.policy().ladder().flagship();
    var call = view.price(flagship.tier(), GapScan.least(view), ledger.free());
    long shared = call.worstCase().nanos() / WORST_TO_TYPICAL;
    long share = shared / subtasks;
    return ledger.affords(call.worstCase())
        ? Optional.of(new Money(share).plus(flagship.price().of(GAP)))
        : Optional.empty();
  }

  private static Money of(JobView view, Step step, int subtasks, Ladder.Rung rung) {
    var brief = view.brief();
    long perItem = brief.items() == 0 ? 0 : brief.itemTokens() / brief.items();
    long shared =
        RULES_TOKENS + brief.sharedTokens() + TokenEstimate.typical(step.instructions().length());
    long input = subtasks * (shared + (step.isOverJob() ? 0 : perItem));
    long output = (long) subtasks * step.maxOutputTokens() / 2;
    long calls = step.tools().isEmpty() ? 1 : TYPICAL_CALLS;
    var usage = Usage.of(calls * (input + subtasks * toolTokens(view, step)), calls * output);
    var own = rung.price().of(usage);
    var total = own;
    for (var link : step.calls()) {
      total =
          total.plus(
              of(view, rung, link, own, Usage.of(input + output, subtasks * VERDICT_TOKENS)));
    }
    return total;
  }

  /// What a link of the chain costs.
  ///
  /// @param rung that answers
  /// @param own what the answers cost
  /// @param read what a rubric reads and answers
  private static Money of(JobView view, Ladder.Rung rung, Link link, Money own, Usage read) {
    return switch (link) {
      case Link.Votes votes ->
          new Money(own.nanos() * (Math.ceilDiv(votes.lead(), votes.weight(rung.tier())) - 1));
      case Link.Agreement agreement -> new Money(own.nanos() * (agreement.samples() - 1));
      case Link.Rubric rubric -> view.policy().ladder().rung(rubric.tier()).price().of(read);
      case Link.Plain _, Link.Rules _ -> Money.ZERO;
    };
  }

  /// Half of the results that are allowed, and half of them on average.
  private static long toolTokens(JobView view, Step step) {
    return step.tools().isEmpty()
        ? 0
        : TokenEstimate.typical(view.policy().tools().limits().bytes()) / 4;
  }
}
