package io.tierworks.planner.plan;

/// Decides whether a job is planned. Below the break-even point one direct call is cheaper than a
/// plan, its subtasks and a judgment.
public final class BreakEven {
  /// Delegation of short items pays from about eight items on. Up to this number it clearly does
  /// not.
  private static final int FEW_ITEMS = 2;

  /// Material that the flagship can read in one call.
  private static final long SMALL_MATERIAL_TOKENS = 32_000;

  private BreakEven() {}

  /// A job with an `itemSchema` is always planned, because it asks for an answer to each item.
  public static boolean answerDirectly(JobBrief brief) {
    return switch (brief.form()) {
      case DIRECT -> true;
      case MAP, DAG -> false;
      case AUTO -> brief.items() <= FEW_ITEMS && brief.itemSchema() == null && isSmall(brief);
    };
  }

  private static boolean isSmall(JobBrief brief) {
    return brief.sharedTokens() + brief.itemTokens() <= SMALL_MATERIAL_TOKENS;
  }
}
