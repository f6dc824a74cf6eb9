package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.Message;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The dead letter of a subtask that no tier could answer.
class DeadSubtasksTest {
  private static final String[] LADDER = {"nano", "mini", "flagship", "flagship"};

  @Test
  void theLastOrderIsKeptAsItWasIssued() {
    var world = RunningTest.running(3);
    var last = exhaust(world);
    var letter = letter(world);
    assertThat(issuedAtAnyTime(letter.envelope())).isEqualTo(issuedAtAnyTime(last));
    assertThat(letter.envelope().attempt()).hasToString("j/sort-0001/4");
    assertThat(PlanningTest.material(letter.envelope(), "previous")).contains("at flagship");
    assertThat(letter.reason()).hasToString("attempts_exhausted");
    assertThat(letter.detail()).isEqualTo("unsure: not sure");
    assertThat(letter.attempts()).isEqualTo(4);
  }

  @Test
  void aFirstAttemptThatMayNotBeRepeatedIsKeptAsItWasIssued() {
    var world = RunningTest.running(3);
    var order = world.order("sort-0001");
    world.report(Reports.failed(order, false));
    assertThat(issuedAtAnyTime(letter(world).envelope())).isEqualTo(issuedAtAnyTime(order));
    assertThat(letter(world).reason()).hasToString("refused");
    assertThat(letter(world).detail()).isEqualTo("it did not work");
  }

  @Test
  void theCauseOfARetriedFailureIsToldInFull() {
    var world = RunningTest.running(3);
    world.failForGood("sort-0001");
    assertThat(letter(world).detail()).isEqualTo("timeout: it did not work");
  }

  @Test
  void theSpendOfAllAttemptsIsOnIt() {
    var world = RunningTest.running(3);
    var spent = Money.ZERO;
    for (var tier : LADDER) {
      var order = world.order("sort-0001");
      assertThat(order.tier()).isEqualTo(tier);
      spent = spent.plus(Reports.spent(order).cost());
      world.report(Reports.handedOff(order, HandoffReason.UNSURE, null));
    }
    assertThat(letter(world).cost()).isEqualTo(spent);
    assertThat(letter(world).estimated()).isFalse();
  }

  @Test
  void aLostAttemptCountsItsUpperBoundAndIsMarked() {
    var world = RunningTest.running(3);
    var lost = world.order("sort-0001");
    world.lose(lost);
    var failed = world.order("sort-0001");
    world.report(Reports.failed(failed, false));
    assertThat(letter(world).cost())
        .isEqualTo(
            Objects.requireNonNull(lost.bounds().maxCost()).plus(Reports.spent(failed).cost()));
    assertThat(letter(world).estimated()).isTrue();
  }

  @Test
  void aLostAttemptThatReportedAfterAllCountsItsTrueCost() {
    var world = RunningTest.running(3);
    var lost = world.order("sort-0001");
    world.lose(lost).report(Reports.failed(lost, true));
    var failed = world.order("sort-0001");
    world.report(Reports.failed(failed, false));
    assertThat(letter(world).cost())
        .isEqualTo(Reports.spent(lost).cost().plus(Reports.spent(failed).cost()));
    assertThat(letter(world).estimated()).isFalse();
  }

  private static Subtask exhaust(World world) {
    var last = world.order("sort-0001");
    for (var tier : LADDER) {
      last = world.order("sort-0001");
      world.report(Reports.handedOff(last, HandoffReason.UNSURE, Plans.label("at " + tier)));
    }
    return last;
  }

  private static Message.DeadSubtask letter(World world) {
    assertThat(world.said(Message.DeadSubtask.class)).hasSize(1);
    return world.said(Message.DeadSubtask.class).getFirst();
  }

  /// Leaves out the time of issue, which is not stored.
  private static Subtask issuedAtAnyTime(Subtask s) {
    var bounds = s.bounds();
    return new Subtask(
        s.identity(),
        s.assignment(),
        s.content(),
        s.answer(),
        new Subtask.Bounds(
            bounds.tools(),
            bounds.workspace(),
            bounds.toolLimits(),
            bounds.maxOutputTokens(),
            bounds.maxCost(),
            bounds.deadline(),
            Instant.EPOCH));
  }
}
