package io.tierworks.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.e2e.installation.Brokers;
import io.tierworks.e2e.installation.Layout;
import io.tierworks.testkit.broker.BrokerProcess.Tuning;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The short form of the crash matrix: each role gets one or two faults while jobs run. `e2e/crash`
/// runs the long form.
class CrashTest {
  /// Chosen so that each role is killed or frozen, with one broker and with three.
  private static final long SEED = 11;

  private static final int KILLS = 6;
  private static final Duration JOB_EVERY = Duration.ofSeconds(2);

  private static final Layout LAYOUT = Layout.of(2, 1, 1).withLatency(0.5).withMistakes(1);

  @Test
  void whateverIsKilledEveryJobEndsOnceAndEveryCentIsAccountedFor() throws InterruptedException {
    try (var brokers = Brokers.single(Tuning.QUICK_START)) {
      var run = new CrashRun(brokers, LAYOUT, JOB_EVERY, SEED);
      var schedule = Schedule.draw(SEED, KILLS, List.of(Role.values()), run::processes, false);
      assertThat(schedule.stream().map(Fault::role)).containsAll(EnumSet.allOf(Role.class));

      var report = run.of(schedule);

      System.out.println(report.text());
      assertThat(report.faults()).as("seed %d, %s", SEED, schedule).isEmpty();
    }
  }
}
