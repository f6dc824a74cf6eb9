package io.tierworks.planner.routing;

import java.time.Instant;
import java.util.Random;

/// Logs of verdicts, for tests.
final class Logs {
  static final KindTier NANO = new KindTier("extract", "nano");
  private static final Instant START = Instant.parse("2026-11-28T00:00:00Z");

  private Logs() {}

  static Instant at(long second) {
    return START.plusSeconds(second);
  }

  /// A verdict each second.
  static VerdictLog of(int accepted, int refused) {
    var log = VerdictLog.empty(NANO);
    for (int i = 0; i < accepted; i++) {
      log = log.plus(Verdict.ACCEPTED, at(i));
    }
    for (int i = 0; i < refused; i++) {
      log = log.plus(Verdict.REFUSED, at(accepted + i));
    }
    return log;
  }

  /// Verdicts at random.
  static VerdictLog plus(VerdictLog before, Random random, int verdicts, double acceptance) {
    var log = before;
    for (int i = 0; i < verdicts; i++) {
      var verdict = Verdict.of(random.nextDouble() < acceptance, Verdict.Try.FIRST);
      log = log.plus(verdict, log.lastAt().plusMillis(100));
    }
    return log;
  }
}
