package io.tierworks.planner.plan;

/// Decides whether a job is worth planning at all: below the break-even point a hierarchy costs
/// more than one direct call.
public final class BreakEven {
  /// With a fresh plan and a judge, delegation of short items pays from about eight items on; up to
  /// here it clearly does not.
  private static final int FEW_ITEMS = 2;

  /// Material that one call of the flagship reads in one go without strain.
  private static final long SMALL_MATERIAL_TOKENS = 32_000;

  private BreakEven() {}

  /// A job with an `itemSchema` is always planned: it asks for an answer to each item, which the
  /// direct form does not give.
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
