package io.tierworks.planner.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Learned acceptance, and how soon a tier that got worse is noticed, over many seeds.
class AcceptanceTest {
  private static final int SEEDS = 300;
  private static final int MOST = 2_000;
  private static final int STEADY_SEEDS = 30;
  private static final int STEADY = 4_000;

  @Test
  void withoutVerdictsThePriorDecides() {
    assertThat(Acceptance.UNKNOWN.mean()).isEqualTo(0.8);
    assertThat(Acceptance.UNKNOWN.meanAfter()).isEqualTo(0.6);
    assertThat(new LearnedAcceptance().of(Logs.NANO)).isEqualTo(Acceptance.UNKNOWN);
  }

  @Test
  void thePartitionsAddUp() {
    var learned = new LearnedAcceptance();
    learned.observe(new TierStats(0, Logs.of(10, 1)));
    learned.observe(new TierStats(1, Logs.of(5, 2)));
    assertThat(learned.of(Logs.NANO).fresh()).isEqualTo(new Share(15, 3));
    learned.observe(new TierStats(1, Logs.of(6, 2)));
    assertThat(learned.of(Logs.NANO).fresh()).isEqualTo(new Share(16, 3));
    assertThat(learned.of(Logs.NANO).mean()).isEqualTo(20.0 / 24, within(1e-9));
  }

  @Test
  void auditsOfAllPartitionsAddUpByLink() {
    var learned = new LearnedAcceptance();
    var rules = List.of("schema", "rules");
    learned.observe(new TierStats(0, Logs.of(2, 0).plus(rules, AuditTally.AGREED)));
    learned.observe(new TierStats(1, Logs.of(1, 0).plus(rules, AuditTally.UNDECIDED)));
    var more = Logs.of(1, 0).plus(List.of("schema"), AuditTally.DISAGREED);
    learned.observe(new TierStats(1, more.plus(rules, AuditTally.UNDECIDED)));
    var schema = new AuditedLink("extract", "nano", "schema");
    assertThat(learned.audited())
        .containsExactly(
            AuditedAcceptance.of(
                new AuditedLink("extract", "nano", "rules"), new AuditTally(1, 0, 1)),
            AuditedAcceptance.of(schema, new AuditTally(1, 1, 1)));
    assertThat(learned.audits(schema)).isEqualTo(new AuditTally(1, 1, 1));
    assertThat(learned.of(Logs.NANO).fresh()).isEqualTo(new Share(3, 0));
  }

  @Test
  void verdictsAfterACheaperTierCountApart() {
    var log =
        Logs.of(3, 0).plus(Verdict.REFUSED_AFTER, Logs.at(9)).plus(Verdict.ACCEPTED, Logs.at(10));
    var acceptance = Acceptance.of(List.of(log));
    assertThat(acceptance.fresh()).isEqualTo(new Share(4, 0));
    assertThat(acceptance.after()).isEqualTo(new Share(0, 1));
  }

  @Test
  void anAlarmResetsTheCountsAndEndsWhenAcceptanceIsBack() {
    var random = new Random(7);
    var good = Logs.plus(Logs.of(1, 0), random, 200, 0.95);
    assertThat(Acceptance.of(List.of(good)).drifted()).isFalse();
    var bad = Logs.plus(good, random, 40, 0.5);
    var alarmed = Acceptance.of(List.of(bad));
    assertThat(alarmed.drifted()).isTrue();
    assertThat(alarmed.fresh().total()).isLessThan(40);
    var back = Acceptance.of(List.of(Logs.plus(bad, random, 25, 1)));
    assertThat(back.drifted()).isFalse();
  }

  @Test
  void anAlarmHoldsWhileTheTierStaysWorse() {
    var random = new Random(8);
    var log = Logs.plus(Logs.of(1, 0), random, 300, 0.95);
    log = Logs.plus(log, random, 60, 0.6);
    int alarmed = 0;
    for (int i = 0; i < 100; i++) {
      log = Logs.plus(log, random, 1, 0.6);
      alarmed += Acceptance.of(List.of(log)).drifted() ? 1 : 0;
    }
    assertThat(alarmed).isGreaterThan(90);
  }

  /// @param before acceptance of nano, as its chain sees it
  /// @param after 30 points fewer right answers; a chain that accepts 15 % of the wrong ones and
  ///   refuses 5 % of the right ones sees 24
  @ParameterizedTest
  @CsvSource({"0.94, 0.64, 1", "0.94, 0.64, 4", "0.902, 0.662, 1", "0.902, 0.662, 4"})
  void aSilentDropOfThirtyPointsIsNoticedWithinTwentyFiveTasks(
      double before, double after, int partitions) {
    var delays = new ArrayList<Integer>();
    for (int seed = 0; seed < SEEDS; seed++) {
      delays.add(delay(seed, before, after, partitions));
    }
    delays.sort(null);
    assertThat(delays.get(SEEDS / 2)).isLessThanOrEqualTo(25);
  }

  /// Tasks from the drop to the alarm.
  private static int delay(int seed, double before, double after, int partitions) {
    var random = new Random(seed);
    var logs = new ArrayList<VerdictLog>();
    for (int i = 0; i < partitions; i++) {
      logs.add(VerdictLog.empty(Logs.NANO));
    }
    for (int i = 0; i < 400; i++) {
      give(logs, random, i, before);
    }
    // A false alarm just before would be no detection.
    boolean early = Acceptance.of(logs).drifted();
    for (int i = 1; i <= MOST; i++) {
      give(logs, random, 400 + i, after);
      if (Acceptance.of(logs).drifted()) {
        return early ? MOST : i;
      }
    }
    return MOST;
  }

  private static void give(List<VerdictLog> logs, Random random, int second, double acceptance) {
    int to = random.nextInt(logs.size());
    var verdict = Verdict.of(random.nextDouble() < acceptance, Verdict.Try.FIRST);
    logs.set(to, logs.get(to).plus(verdict, Logs.at(second)));
  }

  /// The figures that the documentation quotes.
  @Test
  void aSteadyTierRaisesAFalseAlarmOnceInSoManyVerdicts(TestReporter reporter) {
    var once = Map.of(0.94, verdictsToAFalseAlarm(0.94), 0.902, verdictsToAFalseAlarm(0.902));
    reporter.publishEntry("verdicts to a false alarm, by acceptance", once.toString());
    assertThat(once).containsOnly(Map.entry(0.94, 3_100L), Map.entry(0.902, 2_400L));
  }

  /// To a hundred. Verdicts during an alarm are not counted.
  private static long verdictsToAFalseAlarm(double acceptance) {
    int alarms = 0;
    int watched = 0;
    for (int seed = 0; seed < STEADY_SEEDS; seed++) {
      var random = new Random(1_000 + seed);
      var log = VerdictLog.empty(Logs.NANO);
      boolean alarmed = false;
      for (int i = 0; i < STEADY; i++) {
        watched += alarmed ? 0 : 1;
        log = Logs.plus(log, random, 1, acceptance);
        boolean now = Acceptance.of(List.of(log)).drifted();
        alarms += now && !alarmed ? 1 : 0;
        alarmed = now;
      }
    }
    return Math.round(watched / (100.0 * alarms)) * 100;
  }
}
