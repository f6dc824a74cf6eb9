package io.tierworks.planner.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.planner.simulation.Stage.Tracing;
import io.tierworks.planner.state.StateInMemory;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The short run of the simulation; `planner-service/simulate` is the long one.
class SimulatedHistoriesTest {
  private static final int KNOWN = 1_000;
  private static final int FRESH = 500;
  private static final int COMPARED = 25;
  private static final int THREADS = 2;

  @Test
  void knownHistoriesAreCleanAndEverythingHappensInThem() throws InterruptedException {
    var simulation = Simulation.of(0, KNOWN, THREADS, _ -> {});
    assertThat(simulation.verdict()).isEmpty();
    assertThat(simulation.histories()).isEqualTo(KNOWN);
    assertThat(simulation.incidents().keySet()).contains(Incident.values());
    assertThat(simulation.statuses().keySet())
        .contains(
            JobStatus.COMPLETED,
            JobStatus.PARTIAL,
            JobStatus.FAILED,
            JobStatus.CANCELLED,
            JobStatus.EXPIRED);
  }

  /// Found among millions.
  @ParameterizedTest
  @ValueSource(longs = {10_453_000, 10_745_900, 10_092_284, 10_916_531, 20_167_026, 50_079_230})
  void aHistoryThatWasBrokenOnceIsClean(long seed) {
    Simulation.play(seed, Sabotage.NONE, Tracing.TAIL);
  }

  @Test
  void historiesNobodyHasSeenBeforeAreCleanToo() throws InterruptedException {
    long first = ThreadLocalRandom.current().nextLong(1_000_000_000_000L);
    System.out.printf("simulated histories from seed %d on%n", first);
    var simulation = Simulation.of(first, FRESH, THREADS, _ -> {});
    assertThat(simulation.verdict()).isEmpty();
    assertThat(simulation.histories()).isEqualTo(FRESH);
  }

  @Test
  void aSeedDecidesAHistoryWhateverStoreItStandsOn() {
    for (long seed = 0; seed < COMPARED; seed++) {
      var first = History.play(seed, new RollbackStore(), Sabotage.NONE, Tracing.OFF);
      var traced = History.play(seed, new RollbackStore(), Sabotage.NONE, Tracing.TAIL);
      var written = History.play(seed, new StateInMemory(), Sabotage.NONE, Tracing.OFF);
      assertThat(traced).isEqualTo(first);
      assertThat(written).isEqualTo(first);
    }
  }
}
