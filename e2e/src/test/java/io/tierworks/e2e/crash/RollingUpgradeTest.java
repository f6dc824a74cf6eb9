package io.tierworks.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.broker.local.BrokerProcess.Tuning;
import io.tierworks.e2e.crash.Fault.Kind;
import io.tierworks.e2e.installation.Brokers;
import io.tierworks.e2e.installation.Installation;
import io.tierworks.e2e.installation.Layout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// What an operator does to a system that works: nothing may fail for it, nothing may be done
/// twice, and the planner may not pause for long.
@EnabledIfSystemProperty(
    named = "tierworks.long",
    matches = "true",
    disabledReason = "takes minutes: -Dtierworks.long=true")
class RollingUpgradeTest {
  /// Without any decision, while another planner stands by.
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  /// The same for the only planner: its own start. On two quiet cores it took 2.3 to 2.7 s.
  private static final Duration LONGEST_START = Duration.ofSeconds(5);

  /// From a report to its decision. With two planners it took up to 1.4 s, with one up to 4.4 s.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

  private static final Duration JOB_EVERY = Duration.ofSeconds(1);
  private static final Duration WARM_UP = Duration.ofSeconds(8);
  private static final Duration LAST_WORDS = Duration.ofSeconds(3);
  private static final long SEED = 5;

  private static final Layout LAYOUT =
      Layout.of(2, 2, 2).withLatency(0.5).withMistakes(0).withoutNotebook();

  @Test
  void aSinglePlannerIsRestartedAndWorkersAreRolledUnderLoad() throws InterruptedException {
    try (var scene = new Scene(LAYOUT, 1)) {
      scene.roll(Role.PLANNER, 1);
      scene.roll(Role.PLANNER, 1);
      scene.roll(Role.PLANNER, 1);
      var planner = scene.pauses();
      for (var role : List.of(Role.NANO, Role.MINI, Role.FLAGSHIP)) {
        scene.roll(role, 1);
        scene.roll(role, 2);
      }
      scene.settle("single planner, then all workers");

      assertPauses(planner, LONGEST_START);
    }
  }

  @Test
  void twoPlannersWithStandbysAreRolledUnderLoad() throws InterruptedException {
    try (var scene = new Scene(LAYOUT.with("planner.standbys", "1"), 2)) {
      for (int round = 0; round < 2; round++) {
        scene.roll(Role.PLANNER, 1);
        scene.roll(Role.PLANNER, 2);
      }
      var planner = scene.pauses();
      scene.settle("two planners with standbys");

      assertPauses(planner, LONGEST_PAUSE);
    }
  }

  private static void assertPauses(List<Pauses> pauses, Duration longest) {
    assertThat(pauses)
        .allSatisfy(pause -> {
          assertThat(pause.silence()).isLessThan(longest.toMillis());
          assertThat(pause.report()).isLessThan(LONGEST_WAIT.toMillis());
        });
  }

  /// A system under load, and what was done to it.
  private static final class Scene implements AutoCloseable {
    private final Brokers brokers = Brokers.single(Tuning.QUICK_START);
    private final Installation installation;
    private final Diary diary;
    private final Load load;
    private final Crasher crasher;
    private final List<Pauses> pauses = new ArrayList<>();

    Scene(Layout layout, int planners) throws InterruptedException {
      installation = Installation.start(brokers, layout);
      crasher = new Crasher(installation, brokers);
      for (int number = 2; number <= planners; number++) {
        installation.startPlanner(number);
        installation.awaitReady();
      }
      diary = Diary.open(installation.connection(), installation.topics());
      load = new Load(installation, diary::finished, JOB_EVERY, SEED);
      load.start();
      // As in a system that has run before: what a planner's machine has learned about its program
      // is written at an orderly end.
      Thread.sleep(WARM_UP);
      for (int number = 1; number <= planners; number++) {
        restart(Role.PLANNER, number);
      }
      Thread.sleep(WARM_UP);
      long now = System.currentTimeMillis();
      System.out.println("undisturbed: " + Pauses.between(diary, now - 4000, now));
    }

    private void restart(Role role, int number) throws InterruptedException {
      crasher.carryOut(new Fault(role, number, Kind.STOP, Duration.ZERO, Duration.ZERO));
      installation.awaitReady();
    }

    /// Stops and starts one, and lets the system run on for a while.
    void roll(Role role, int number) throws InterruptedException {
      restart(role, number);
      Thread.sleep(Duration.ofSeconds(4));
      var strike = crasher.strikes().getLast();
      var pause = Pauses.between(diary, strike.at(), System.currentTimeMillis());
      pauses.add(pause);
      System.out.printf(
          "%s: gone after %d ms; %s%n", strike.target(), strike.dead() - strike.at(), pause);
    }

    /// One for each that was rolled.
    List<Pauses> pauses() {
      return List.copyOf(pauses);
    }

    /// All jobs completed, nothing accepted twice, the bill as it must be.
    void settle(String what) throws InterruptedException {
      load.finish();
      Awaitility.await("all results")
          .atMost(Installation.PATIENCE)
          .until(() -> load.accepted().stream().noneMatch(job -> diary.finals(job).isEmpty()));
      Thread.sleep(LAST_WORDS);
      var reckoning =
          new Reckoning(
              load.accepted(), diary, crasher.strikes(), installation.simulatorDesk().entries());
      var faults = reckoning.faults();
      System.out.println(what + ": " + reckoning.figures());
      assertThat(faults).as(what).isEmpty();
    }

    @Override
    public void close() {
      load.close();
      diary.close();
      installation.close();
      brokers.close();
    }
  }
}
