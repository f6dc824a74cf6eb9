package io.tierworks.planner.plan;

import io.tierworks.common.contract.PlanForm;

/// Decides whether a job is worth planning at all: below the break-even point a hierarchy costs
/// more than one direct call.
public final class BreakEven {
  /// With a fresh plan and a judge, delegation of short items pays from about eight items on; up to
  /// here it clearly does not.
  private static final int FEW_ITEMS = 2;

  /// Material that one call of the flagship reads in one go without strain.
  private static final long SMALL_MATERIAL_TOKENS = 32_000;

  private BreakEven() {}

  /// @param materialTokens goal, context and items, estimated
  public static boolean answerDirectly(PlanForm asked, int items, long materialTokens) {
    return switch (asked) {
      case DIRECT -> true;
      case MAP, DAG -> false;
      case AUTO -> items <= FEW_ITEMS && materialTokens <= SMALL_MATERIAL_TOKENS;
    };
  }
}
