package io.tierworks.planner.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.Routing;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobEventType.OfJob;
import io.tierworks.common.contract.subtask.Subtask;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A silent drop of nano's quality, noticed by the verdicts that a running partition counts,
/// publishes and reads again.
class DriftTest {
  private static final int SEEDS = 21;
  private static final int IN_FLIGHT = 4;
  private static final int ITEMS = 900;
  private static final int GOOD = 300;
  private static final int AFTERWARDS = 200;
  private static final String PLAN =
      "{'form':'map','reason':'alike','decisions':'','steps':[{'id':'sort','kind':'classify',"
          + "'tier':'nano','over':'items','inputs':[],'instructions':'Sort it','output':[{'name':"
          + "'label','type':'string','description':'','values':[],'quote':false}],"
          + "'verify':['schema'],'tools':[],'maxOutputTokens':100}]}";

  /// One adaptive job, and a nano whose answers are refused more often from some time on.
  private static final class Run implements AutoCloseable {
    private final PartitionHarness host = new PartitionHarness(IN_FLIGHT);
    private final Random random;
    private double quality = 0.94;
    private int answered;
    private int started;

    Run(int seed) {
      random = new Random(seed);
      host.submitMany("j", ITEMS, Routing.ADAPTIVE)
          .answer(host.orders("flagship").getFirst(), PLAN);
    }

    /// Answers what is out, and lets the partition publish what it has counted.
    void round() {
      var orders = Stream.of("nano", "flagship").flatMap(tier -> host.orders(tier).stream());
      orders.toList().forEach(this::answer);
      host.pass(PartitionHarness.PULSE);
    }

    private void answer(Subtask order) {
      boolean nano = order.tier().equals("nano");
      answered += nano ? 1 : 0;
      started += order.attempt().number() == 1 ? 1 : 0;
      host.start(order, "w1");
      if (nano && random.nextDouble() >= quality) {
        host.handBack(order);
      } else {
        host.answer(order, "{'label':'a'}");
      }
    }

    boolean isDrifted() {
      return host.learned("classify", "nano").drifted();
    }

    /// Subtasks that nano answered while it was good, until it got worse and the step left it.
    int untilNoticed() {
      while (started < GOOD) {
        round();
      }
      isRouted();
      quality = 0.64;
      int before = answered;
      goOnUntilRouted();
      return answered - before;
    }

    void goOnUntilRouted() {
      boolean routed = false;
      while (!routed) {
        assertThat(started).isLessThan(ITEMS);
        round();
        routed = isRouted();
      }
    }

    /// Whether the step has moved to another tier since the last call.
    private boolean isRouted() {
      return host.read(PartitionHarness.TOPICS.jobEvents(), JobEvent.class).stream()
          .anyMatch(event -> event.type() == OfJob.ROUTED);
    }

    @Override
    public void close() {
      host.close();
    }
  }

  @Test
  void aSilentDropOfThirtyPointsIsRoutedAroundWithinTwentyFiveSubtasks() {
    var delays = IntStream.range(0, SEEDS).map(DriftTest::delay).sorted().toArray();
    assertThat(delays[SEEDS / 2]).as("median of %d runs", SEEDS).isBetween(5, 25);
  }

  private static int delay(int seed) {
    try (var run = new Run(seed)) {
      return run.untilNoticed();
    }
  }

  @Test
  void aTierThatGotWorseIsOnlyProbedAndIsUsedAgainWhenItIsGood() {
    try (var run = new Run(1)) {
      run.untilNoticed();
      assertThat(run.isDrifted()).isTrue();
      int nano = run.answered;
      int before = run.started;
      while (run.started < before + AFTERWARDS) {
        run.round();
      }
      assertThat(run.answered - nano).isBetween(AFTERWARDS / 50, AFTERWARDS / 5);
      run.quality = 1;
      run.goOnUntilRouted();
      assertThat(run.isDrifted()).isFalse();
    }
  }
}
