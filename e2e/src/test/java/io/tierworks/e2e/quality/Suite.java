package io.tierworks.e2e.quality;

import java.util.Locale;
import java.util.Map;

/// Which tasks there are, and how often each tier is right about them. The sources of the rates are
/// in `docs/reference/quality.md`.
enum Suite {
  EASY(
      Map.of(
          TaskKind.EXTRACTION, new Share(20, Rates.LOOKUP),
          TaskKind.CLASSIFICATION, new Share(20, Rates.JUDGMENT),
          TaskKind.RANKING, new Share(20, Rates.JUDGMENT),
          TaskKind.AGGREGATION, new Share(20, Rates.LOOKUP),
          TaskKind.CODE, new Share(20, Rates.LOOKUP))),
  MIXED(
      Map.of(
          TaskKind.EXTRACTION, new Share(40, Rates.LOOKUP),
          TaskKind.CLASSIFICATION, new Share(25, Rates.JUDGMENT),
          TaskKind.RANKING, new Share(15, Rates.EXPERT),
          TaskKind.AGGREGATION, new Share(10, Rates.MANY_STEPS),
          TaskKind.CODE, new Share(10, Rates.CODING)));

  /// Shares of right answers.
  record Rates(double nano, double mini, double flagship) {
    private static final Rates LOOKUP = new Rates(0.94, 0.97, 0.985);
    private static final Rates JUDGMENT = new Rates(0.925, 0.955, 0.97);
    private static final Rates EXPERT = new Rates(0.828, 0.880, 0.930);
    private static final Rates MANY_STEPS = new Rates(0.3725, 0.575, 0.648);
    private static final Rates CODING = new Rates(0.524, 0.544, 0.577);
  }

  /// @param percent of the tasks that are of a kind
  record Share(int percent, Rates rates) {}

  private final Map<TaskKind, Share> shares;

  Suite(Map<TaskKind, Share> shares) {
    this.shares = shares;
  }

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  Share share(TaskKind kind) {
    return java.util.Objects.requireNonNull(shares.get(kind));
  }
}
