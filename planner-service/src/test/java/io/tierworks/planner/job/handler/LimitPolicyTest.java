package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.Job;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.Limits;
import io.tierworks.common.contract.job.OnLimit;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.common.contract.result.VerdictKind;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.common.contract.worker.WorkerCommand;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.event.AttemptEvent.SubtaskHeld;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What happens when the budget or the time is used up, by the job's `onLimit`.
class LimitPolicyTest {
  private static final Duration TIME = Duration.ofMinutes(10);
  private static final Duration UNTIL_WRAP_UP = TIME.minus(World.AT_LIMITS.wrapUp());

  @Test
  void aDirectJobWhoseLimitIsRaisedGoesOnWaitingForItsAnswer() {
    var world = new World().submit(Jobs.of(1));
    world.tell(new JobCommand.RaiseLimit("j", Money.dollars("9"), null, null));
    assertThat(world.outstanding()).containsExactly("direct-0001");
    world.answer("direct-0001", Plans.answer("money", 1));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void beforeTheDeadlineAJobWrapsUpAndHasWhatIsThereJudged() {
    var world = timed(OnLimit.WRAP_UP).answer("sort-0001", Plans.label("x"));
    world.after(UNTIL_WRAP_UP);
    assertThat(world.said(Message.Command.class))
        .extracting(Message.Command::command)
        .containsExactly(
            new WorkerCommand.CancelAttempt(AttemptId.parse("j/sort-0002/1")),
            new WorkerCommand.CancelAttempt(AttemptId.parse("j/sort-0003/1")));
    world.judge(Plans.ruling("accept"));
    world.orders().forEach(order -> world.report(Reports.failed(order, false)));
    assertThat(world.result().status()).isEqualTo(JobStatus.PARTIAL);
    assertThat(Objects.requireNonNull(world.result().verdict()).verdict())
        .isEqualTo(VerdictKind.ACCEPT);
    assertThat(world.result().gaps())
        .extracting(gap -> gap.reason().code())
        .containsOnly("deadline")
        .hasSize(2);
    assertThat(world.said(Message.DeadSubtask.class)).isEmpty();
  }

  @Test
  void withNothingToJudgeAJobWaitsForItsDeadline() {
    var world = timed(OnLimit.WRAP_UP).after(UNTIL_WRAP_UP);
    assertThat(world.job().status()).isEqualTo(JobStatus.RUNNING);
    world.answer("sort-0001", Plans.label("x")).after(Duration.ofMillis(1));
    assertThat(world.job().status()).isEqualTo(JobStatus.JUDGING);
  }

  @Test
  void aJobThatStopsEndsAtItsDeadlineWithWhatIsThereUnjudged() {
    var world = timed(OnLimit.STOP).answer("sort-0001", Plans.label("x"));
    world.after(UNTIL_WRAP_UP);
    assertThat(world.job().status()).isEqualTo(JobStatus.RUNNING);
    world.after(TIME.minus(UNTIL_WRAP_UP)).after(World.SETTLING);
    assertThat(world.result().status()).isEqualTo(JobStatus.PARTIAL);
    assertThat(Objects.requireNonNull(world.result().verdict()).verdict())
        .isEqualTo(VerdictKind.UNJUDGED);
  }

  @Test
  void aJobThatPausesAtItsDeadlineGoesOnWhenItIsGivenTime() {
    var world = timed(OnLimit.PAUSE).answer("sort-0001", Plans.label("x")).after(TIME);
    assertThat(world.job().status()).isEqualTo(JobStatus.PAUSED);
    assertThat(world.lines()).endsWith("paused");
    world.report(Reports.failed(world.order("sort-0002"), false, "deadline"));
    world.answer("sort-0003", Plans.label("late, but welcome"));
    world.tell(new JobCommand.RaiseLimit("j", null, TIME.plusMinutes(5), null));
    assertThat(world.outstanding()).containsExactly("sort-0002");
    assertThat(world.order("sort-0002").bounds().deadline())
        .isEqualTo(World.START.plus(TIME).plusSeconds(300));
    world.answerAll("sort").judge(Plans.ruling("accept"));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void aJobThatPausesDoesSoWhenWorkersBeginNoCallAnyMore() {
    var world = timed(OnLimit.PAUSE).after(TIME.minusSeconds(1));
    world.report(Reports.failed(world.order("sort-0002"), false, "deadline"));
    assertThat(world.job().status()).isEqualTo(JobStatus.PAUSED);
    assertThat(world.outstanding()).containsExactly("sort-0001", "sort-0003");
    world.tell(new JobCommand.RaiseLimit("j", null, TIME.plusMinutes(5), null));
    assertThat(world.outstanding()).containsExactly("sort-0001", "sort-0002", "sort-0003");
  }

  @Test
  void theLateWordOnALostAttemptDoesNotHoldItsSubtaskTwice() {
    var world = timed(OnLimit.PAUSE).after(TIME);
    var order = world.order("sort-0002");
    world.lose(order).report(Reports.failed(order, true));
    assertThat(world.happened(SubtaskHeld.class)).hasSize(1);
    assertThat(world.job().counters().held()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(OnLimit.class)
  void anOrderWhoseDeadlineWasRaisedOnTheWayIsMadeAgain(OnLimit policy) {
    var world = timed(policy).tell(new JobCommand.RaiseLimit("j", null, TIME.plusMinutes(5), null));
    var old = world.order("sort-0002");
    world.after(TIME).report(Reports.failed(old, false, "deadline"));
    assertThat(world.order("sort-0002").bounds().deadline()).isAfter(old.bounds().deadline());
    assertThat(world.job().status()).isEqualTo(JobStatus.RUNNING);
  }

  @Test
  void aJobThatPausesForMoneyGoesOnWhenItIsGivenMoney() {
    var world = exhausted(OnLimit.PAUSE);
    assertThat(world.job().status()).isEqualTo(JobStatus.PAUSED);
    world.tell(new JobCommand.RaiseLimit("j", null, Duration.ofHours(2), null));
    assertThat(world.job().status())
        .as("time is not what it waits for")
        .isEqualTo(JobStatus.PAUSED);
    world.tell(new JobCommand.RaiseLimit("j", Money.dollars("5"), null, null));
    assertThat(world.job().status()).isEqualTo(JobStatus.RUNNING);
    while (world.job().status() == JobStatus.RUNNING) {
      world.answerAll("sort");
    }
    world.judge(Plans.ruling("accept"));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @ParameterizedTest
  @EnumSource(OnLimit.class)
  void aJobWhoseMoneyIsOverEndsPartialInTheEndWhateverItsPolicy(OnLimit policy) {
    var world = exhausted(policy);
    switch (policy) {
      case WRAP_UP -> world.judge(Plans.ruling("accept"));
      case STOP -> assertThat(world.isFinished()).isTrue();
      case PAUSE -> world.after(World.AT_LIMITS.maxPause());
    }
    assertThat(world.result().status()).isEqualTo(JobStatus.PARTIAL);
    assertThat(world.result().gaps()).extracting(gap -> gap.reason().code()).contains("budget");
    assertThat(Objects.requireNonNull(world.result().verdict()).verdict())
        .isEqualTo(policy == OnLimit.WRAP_UP ? VerdictKind.ACCEPT : VerdictKind.UNJUDGED);
  }

  @Test
  void aPausedJobCanBeCalledOff() {
    var world = exhausted(OnLimit.PAUSE).tell(new JobCommand.Cancel("j", "kim", null));
    assertThat(world.result().status()).isEqualTo(JobStatus.CANCELLED);
  }

  /// An escalation that the budget does not cover waits for the refunds of others.
  @Test
  void aJobThatCannotPayForItsPlanPausesAndGoesOnWithPlanningWhenItIsGivenMoney() {
    var limits = new Limits(Money.dollars("0.01"), null, null, null, null, OnLimit.PAUSE);
    var world = new World().submit(Jobs.with(3, limits, ReviewPolicy.NEVER));
    assertThat(world.job().status()).isEqualTo(JobStatus.PAUSED);
    assertThat(world.outstanding()).isEmpty();
    world.tell(new JobCommand.RaiseLimit("j", Money.dollars("0.5"), null, null));
    assertThat(world.outstanding()).containsExactly("plan-0001");
    world.plan(Plans.map());
    assertThat(world.outstanding()).hasSize(3);
  }

  @Test
  void aPlanThatArrivesAfterAllIsKeptAndNotPaidAgain() {
    var world = new World().submit(pausing(3, "0.08"));
    var lost = world.order("plan-0001");
    loseUntilPaused(world, "plan-0001");
    world.report(Reports.answered(lost, Plans.map()));
    assertThat(world.lines()).contains("paused", "resumed", "planned", "started");
    assertThat(world.job().status()).isEqualTo(JobStatus.RUNNING);
    assertThat(world.outstanding()).contains("sort-0001").doesNotContain("plan-0001");
    world.tell(new JobCommand.RaiseLimit("j", Money.dollars("1"), null, null));
    world.answerAll("sort").judge(Plans.ruling("accept"));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void aBadPlanThatArrivesAfterAllPausesAgainUntilItsRepairCanBePaid() {
    var world = new World().submit(pausing(3, "0.08"));
    var lost = world.order("plan-0001");
    loseUntilPaused(world, "plan-0001");
    world.report(Reports.answered(lost, Plans.label("no plan")));
    assertThat(world.lines()).containsSubsequence("paused", "resumed", "plan_refused");
    if (world.job().status() == JobStatus.PAUSED) {
      world.tell(new JobCommand.RaiseLimit("j", Money.dollars("1"), null, null));
    }
    assertThat(world.outstanding()).containsExactly("plan-0002");
    world.plan(Plans.map());
    assertThat(world.job().status()).isEqualTo(JobStatus.RUNNING);
  }

  @Test
  void aFailedCallDoesNotWakeAJobThatIsPausedInPlanning() {
    var world = new World().submit(pausing(3, "0.08"));
    var lost = world.order("plan-0001");
    loseUntilPaused(world, "plan-0001");
    world.report(Reports.failed(lost, true));
    assertThat(world.job().status()).isEqualTo(JobStatus.PAUSED);
    world.tell(new JobCommand.RaiseLimit("j", Money.dollars("1"), null, null));
    world.after(Duration.ofMinutes(1));
    assertThat(world.outstanding()).containsExactly("plan-0001");
  }

  @Test
  void aDirectAnswerThatArrivesAfterAllEndsAPausedJob() {
    var world = new World().submit(pausing(1, "0.02"));
    var lost = world.order("direct-0001");
    loseUntilPaused(world, "direct-0001");
    world.report(Reports.answered(lost, Plans.answer("money", 1)));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
  }

  private static Job pausing(int items, String maxCost) {
    var limits = new Limits(Money.dollars(maxCost), null, null, null, null, OnLimit.PAUSE);
    return Jobs.with(items, limits, ReviewPolicy.NEVER);
  }

  private static void loseUntilPaused(World world, String subtask) {
    while (world.job().status() != JobStatus.PAUSED) {
      world.lose(world.order(subtask));
    }
  }

  @Test
  void aJobThatPausesBeforeItsPlanAndIsGivenNothingSaysWhichLimitStoodInTheWay() {
    var limits = new Limits(Money.dollars("0.01"), null, null, null, null, OnLimit.PAUSE);
    var world = new World().submit(Jobs.with(3, limits, ReviewPolicy.NEVER));
    world.after(World.AT_LIMITS.maxPause());
    assertThat(world.result().status()).isEqualTo(JobStatus.EXPIRED);
    assertThat(world.result().errors()).extracting("field").containsExactly("limits.maxCost");
  }

  @Test
  void anAttemptThatCannotBePaidNowWaitsForARefund() {
    var world = dear(50, OnLimit.WRAP_UP);
    var first = world.orders().getFirst();
    world.report(Reports.handedOff(first, HandoffReason.UNSURE, null));
    assertThat(world.lines()).endsWith("subtask_held");
    assertThat(world.outstanding()).doesNotContain(first.subtask());
    var others = world.orders().iterator();
    while (!world.outstanding().contains(first.subtask())) {
      world.report(Reports.answered(others.next(), Plans.label("x")));
    }
    assertThat(world.order(first.subtask()).tier()).isEqualTo("mini");
    assertThat(world.job().counters().held()).isZero();
  }

  /// The last open attempt is one that no longer counts.
  @Test
  void whatAnUnwantedAttemptGivesBackPaysForAHeldOneToo() {
    var world = dear(50, OnLimit.WRAP_UP);
    var held = world.orders().getFirst();
    var twice = world.orders().get(1);
    world.report(Reports.handedOff(held, HandoffReason.UNSURE, null));
    world.lose(twice).report(Reports.answered(twice, Plans.label("after all")));
    for (var order : world.orders()) {
      if (!order.subtask().equals(held.subtask())) {
        world.report(Reports.failed(order, false, "cancelled"));
      }
    }
    assertThat(world.order(held.subtask()).tier()).isEqualTo("mini");
  }

  @Test
  void theFirstAcceptableAnswerCallsOffTheOtherAttempts() {
    var world = timed(OnLimit.WRAP_UP);
    var late = world.order("sort-0001");
    world.lose(late).report(Reports.answered(late, Plans.label("after all")));
    assertThat(world.said(Message.Command.class))
        .containsExactly(
            new Message.Command(new WorkerCommand.CancelAttempt(AttemptId.parse("j/sort-0001/2"))));
  }

  private static World timed(OnLimit policy) {
    var limits = new Limits(null, TIME, null, null, null, policy);
    return new World().submit(Jobs.with(3, limits, ReviewPolicy.NEVER)).plan(Plans.map());
  }

  private static World dear(int items, OnLimit policy) {
    var limits =
        new Limits(Money.dollars(items < 100 ? "0.075" : "0.24"), null, null, null, null, policy);
    return new World(500).submit(Jobs.with(items, limits, ReviewPolicy.NEVER)).plan(Plans.map());
  }

  /// More items than the budget covers, and workers that fall silent.
  private static World exhausted(OnLimit policy) {
    var world = dear(1_000, policy);
    while (world.outstanding().stream().anyMatch(subtask -> subtask.startsWith("sort"))) {
      world.lose(world.orders().getLast());
      world.answerAll("sort");
    }
    return world;
  }
}
