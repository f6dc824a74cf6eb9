package io.tierworks.simulator.solve.rank;

import java.util.List;
import java.util.Locale;

/// Whether a sentence says what is wanted.
final class Wish {
  private static final List<String> STRONG =
      List.of(
          "must have",
          "prefer",
          "higher",
          "ideal",
          "important",
          "looking for",
          "we want",
          "good fit",
          "best fit");
  private static final List<String> WEAK =
      List.of("should", "high score", "counts", "plus", "valued", "criteria", "criterion");
  private static final List<String> AGAINST =
      List.of(
          "lower",
          "avoid",
          "disqualif",
          "penalis",
          "penaliz",
          "exclude",
          "low score",
          "not a fit",
          "poor fit");

  private Wish() {}

  /// 0 (says no wish) to 1.
  static double strength(String sentence) {
    String lower = sentence.toLowerCase(Locale.ROOT);
    if (any(lower, STRONG) || any(lower, AGAINST)) {
      return 1;
    }
    return any(lower, WEAK) ? 0.6 : 0;
  }

  static boolean against(String sentence) {
    return any(sentence.toLowerCase(Locale.ROOT), AGAINST);
  }

  private static boolean any(String lower, List<String> words) {
    return words.stream().anyMatch(lower::contains);
  }
}
