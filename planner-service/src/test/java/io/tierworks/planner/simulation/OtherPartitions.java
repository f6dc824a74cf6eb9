package io.tierworks.planner.simulation;

import io.tierworks.planner.routing.AcceptanceSource;
import io.tierworks.planner.routing.KindTier;
import io.tierworks.planner.routing.LearnedAcceptance;
import io.tierworks.planner.routing.TierStats;
import io.tierworks.planner.routing.Verdict;
import io.tierworks.planner.routing.Verdict.Try;
import io.tierworks.planner.routing.VerdictLog;

/// The topic of learned counts, and another partition that writes to it. Its tiers do well or
/// badly, and change, so a decision that is made again after a crash may meet other counts.
final class OtherPartitions {
  private static final int OTHER = 1;
  private static final int MOST_VERDICTS = 60;

  private final Stage stage;
  private final Link link;
  private final LearnedAcceptance learned = new LearnedAcceptance();

  OtherPartitions(Stage stage) {
    this.stage = stage;
    this.link = new Link(stage);
  }

  AcceptanceSource learned() {
    return learned;
  }

  void start() {
    for (var tier : Stage.TIERS) {
      var log = VerdictLog.empty(new KindTier("classify", tier));
      if (stage.dice().chance(0.7)) {
        report(log, stage.dice().below(MOST_VERDICTS));
      }
    }
  }

  /// Some verdicts, then others of another quality.
  private void report(VerdictLog before, int verdicts) {
    var dice = stage.dice();
    double quality = dice.below(11) / 10.0;
    var log = before;
    for (int i = 0; i < verdicts; i++) {
      log = log.plus(verdict(dice.chance(quality)), stage.instant());
    }
    var stats = new TierStats(OTHER, log);
    published(stats);
    if (!stage.isCalm() && dice.chance(0.7)) {
      stage
          .timeline()
          .after(dice.between(100, 4_000), () -> report(stats.log(), dice.below(MOST_VERDICTS)));
    }
  }

  private Verdict verdict(boolean accepted) {
    var dice = stage.dice();
    var attempt = dice.chance(0.2) ? Try.AFTER : dice.chance(0.2) ? Try.REPLANNED : Try.FIRST;
    return Verdict.of(accepted, attempt);
  }

  /// What is written is read a little later.
  void published(TierStats stats) {
    link.send(() -> learned.observe(stats));
  }
}
