package io.tierworks.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.QuoteMarks;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.TokenEstimate;
import io.tierworks.common.cost.Usage;
import io.tierworks.planner.ledger.Ladder;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Decides whether a job is planned. Below the break-even point one direct call is cheaper than a
/// plan, its subtasks and a judgment. Both are estimated from typical token counts, as measured
/// with the shipped examples.
///
/// @param direct cost of one call that answers everything
/// @param delegated cost of a plan, a subtask for each item on the cheapest tier, and a judgment
/// @param isFeasible whether one call can do it all
public record BreakEven(Money direct, Money delegated, boolean isFeasible) {
  /// Material that the flagship can read well in one call.
  private static final long MOST_MATERIAL = 32_000;

  /// Output of one call that stays clear of its limit.
  private static final long MOST_OUTPUT = 6_000;

  private static final int DIGITS = 4;
  private static final long RULES = 400;
  private static final long PLAN_INPUT = 2_700;
  private static final long PLAN_OUTPUT = 250;
  private static final long JUDGE_RULES = 1_200;
  private static final long MOST_RESULTS = 6_000;
  private static final long SOURCE = 50;
  private static final long ANSWER = 300;
  private static final long CLAIMS = 300;
  private static final long ITEM_ANSWER = 60;
  private static final long ENVELOPE = 15;

  public static BreakEven of(JobBrief brief, Ladder ladder) {
    long items = brief.items();
    long each = answerTokens(brief.itemSchema());
    long material = brief.sharedTokens() + brief.itemTokens();
    long output = outputTokens(brief);
    var flagship = ladder.flagship().price();
    var plan = Usage.of(PLAN_INPUT + brief.sharedTokens(), PLAN_OUTPUT);
    long results = Math.min(MOST_RESULTS, items * (each + SOURCE));
    var judge = Usage.of(JUDGE_RULES + brief.sharedTokens() + results, ANSWER + CLAIMS);
    var work =
        Usage.of(
            items * (RULES + brief.sharedTokens()) + brief.itemTokens(), items * (each + ENVELOPE));
    return new BreakEven(
        flagship.of(Usage.of(RULES + material, output)),
        flagship.of(plan.plus(judge)).plus(ladder.rungs().getFirst().price().of(work)),
        material <= MOST_MATERIAL && output <= MOST_OUTPUT && needsOnlyItsSchema(brief));
  }

  /// What one call for the whole job is expected to answer.
  static long outputTokens(JobBrief brief) {
    return ANSWER + brief.items() * answerTokens(brief.itemSchema());
  }

  /// An answer has about two thirds of the tokens of its schema.
  private static long answerTokens(@Nullable JsonNode schema) {
    return schema == null
        ? ITEM_ANSWER
        : Math.max(ITEM_ANSWER, TokenEstimate.typical(schema.toString().length()) * 2 / 3);
  }

  /// Only the answers of subtasks are checked for literal quotations and by further links.
  private static boolean needsOnlyItsSchema(JobBrief brief) {
    return QuoteMarks.paths(brief.itemSchema()).isEmpty() && brief.verify().isEmpty();
  }

  public boolean answersDirectly(JobBrief brief) {
    return switch (brief.form()) {
      case DIRECT -> true;
      case MAP, DAG -> false;
      case AUTO -> isFeasible && delegated.exceeds(direct);
    };
  }

  /// Why no plan is made.
  public String reason() {
    return "one call (about %s) is cheaper than a plan, subtasks and a judgment (about %s)"
        .formatted(rounded(direct), rounded(delegated));
  }

  private static Money rounded(Money exact) {
    return Money.dollars(exact.dollars().setScale(DIGITS, RoundingMode.HALF_UP));
  }
}
