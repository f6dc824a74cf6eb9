package io.tierworks.planner.job.result;

import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.TokenEstimate;
import io.tierworks.common.cost.Usage;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.handler.CommandContext;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.plan.Step;
import java.util.List;

/// What a plan will cost if nothing goes wrong: typical token counts rather than bounds.
public final class Estimate {
  private static final long RULES_TOKENS = 300;

  /// A judgment takes about a third of its bound: prompts are half of what they could be, answers a
  /// quarter.
  private static final long WORST_TO_TYPICAL = 3;

  private Estimate() {}

  /// @param kept what is set aside for judging, at its worst
  public static Money of(CommandContext turn, Plan plan, List<StepProgress> steps, Money kept) {
    var total = new Money(kept.nanos() / WORST_TO_TYPICAL);
    for (var step : plan.steps()) {
      int subtasks =
          steps.stream().filter(s -> s.id().equals(step.id())).mapToInt(StepProgress::total).sum();
      total = total.plus(of(turn, step, subtasks));
    }
    return total.plus(turn.job().ledger().spent());
  }

  private static Money of(CommandContext turn, Step step, int subtasks) {
    var brief = turn.brief();
    long perItem = brief.items() == 0 ? 0 : brief.itemTokens() / brief.items();
    long shared =
        RULES_TOKENS + brief.sharedTokens() + TokenEstimate.typical(step.instructions().length());
    long input = subtasks * (shared + (step.isOverJob() ? 0 : perItem));
    long output = (long) subtasks * step.maxOutputTokens() / 2;
    return turn.policy().ladder().rung(step.tier()).price().of(Usage.of(input, output));
  }
}
