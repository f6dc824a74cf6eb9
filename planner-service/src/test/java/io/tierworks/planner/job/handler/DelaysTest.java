package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.subtask.FailureCode;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.subtask.WorkerRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Calls that fail for a reason that may pass.
class DelaysTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void aPlanningCallIsMadeAgainAfterAWaitThatGrowsUpToAMinute() {
    var world = new World().submit(Jobs.of(3));
    var waits = new ArrayList<Duration>();
    for (int i = 0; i < 9; i++) {
      world.report(unbilled(world.order("plan-0001")));
      assertThat(world.outstanding()).isEmpty();
      assertThat(world.lines()).endsWith("calls_delayed");
      waits.add(Duration.between(world.now(), until(world)));
      world.after(waits.getLast().minusMillis(1));
      assertThat(world.outstanding()).isEmpty();
      world.after(Duration.ofMillis(1));
      assertThat(world.outstanding()).containsExactly("plan-0001");
    }
    assertThat(waits.getFirst()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    assertThat(waits.getLast()).isBetween(Duration.ofSeconds(30), MINUTE);
    assertThat(waits.subList(0, 6)).isSorted();
  }

  @Test
  void failuresThatCostNothingDoNotEndAJobBeforeItsTime() {
    var world = new World().submit(Jobs.of(3));
    int calls = 0;
    while (!world.isFinished()) {
      world.report(unbilled(world.order("plan-0001")));
      calls++;
      world.after(MINUTE);
    }
    assertThat(calls).isGreaterThanOrEqualTo(59);
    assertThat(world.result().status()).isEqualTo(JobStatus.EXPIRED);
    assertThat(world.result().errors().getFirst().rule()).contains("server_error: HTTP 503");
    assertThat(world.result().bill().total().nanos()).isZero();
  }

  @Test
  void failuresThatMayHaveBeenBilledEndWhenTheirBudgetIsUsedUp() {
    var world = new World().submit(Jobs.of(3)).failForGood("plan-0001");
    assertThat(world.result().status()).isEqualTo(JobStatus.FAILED);
    assertThat(world.result().counts().attempts()).isEqualTo(6 + 4);
    assertThat(world.now()).isAfter(World.START.plus(MINUTE));
  }

  @Test
  void aSubtaskWaitsTooWhileOthersGoOnAndAnAnswerEndsTheWait() {
    var world = RunningTest.running(3);
    world.report(unbilled(world.order("sort-0001")));
    assertThat(world.outstanding()).containsExactly("sort-0002", "sort-0003");
    assertThat(world.lines()).endsWith("calls_delayed", "subtask_held");
    world.report(unbilled(world.order("sort-0003")));
    assertThat(world.lines()).endsWith("calls_delayed", "subtask_held", "subtask_held");
    world.answer("sort-0002", Plans.label("x"));
    assertThat(world.outstanding()).containsExactly("sort-0001", "sort-0003");
    assertThat(world.job().backoff().failures()).isZero();
  }

  @Test
  void whenNothingElseCanGoOnTheJobWaitsAndEndsWell() {
    var world = RunningTest.running(3);
    for (int round = 0; round < 6; round++) {
      world.orders().forEach(order -> world.report(unbilled(order)));
      assertThat(world.outstanding()).isEmpty();
      world.after(Duration.between(world.now(), until(world)));
      assertThat(world.outstanding()).hasSize(3);
    }
    world.answerAll("sort").judge(Plans.ruling("accept"));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void aKeyThatIsReplacedAfterTwoMinutesOfRefusalsCostsNothing() {
    var world = new World().submit(Jobs.of(3));
    refusedForTwoMinutes(world);
    world.plan(Plans.map());
    refusedForTwoMinutes(world);
    world.answerAll("sort");
    refusedForTwoMinutes(world);
    world.judge(Plans.ruling("accept"));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(world.result().items()).hasSize(3);
    assertThat(world.result().gaps()).isEmpty();
  }

  /// Every call is refused; afterwards those that wait are out again.
  private static void refusedForTwoMinutes(World world) {
    var replaced = world.now().plus(MINUTE.multipliedBy(2));
    while (world.now().isBefore(replaced)) {
      world.orders().forEach(order -> world.report(refused(order)));
      assertThat(world.outstanding()).isEmpty();
      world.after(Duration.between(world.now(), until(world)));
    }
    assertThat(world.outstanding()).isNotEmpty();
  }

  private static SubtaskResult.Failed refused(Subtask order) {
    var failure = SubtaskResult.Failure.passing(new FailureCode("unauthorized"), "HTTP 401");
    return new SubtaskResult.Failed(WorkerRun.of(order, "w1"), failure, Spent.NOTHING, World.START);
  }

  private static Instant until(World world) {
    return Objects.requireNonNull(world.job().backoff().until());
  }

  private static SubtaskResult.Failed unbilled(Subtask order) {
    var failure = SubtaskResult.Failure.passing(new FailureCode("server_error"), "HTTP 503");
    return new SubtaskResult.Failed(WorkerRun.of(order, "w1"), failure, Spent.NOTHING, World.START);
  }
}
