package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.Limits;
import io.tierworks.common.contract.job.OnLimit;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.event.SubtaskEvent.RedriveRefused;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Redriving a subtask that was given up.
class RedriveTest {
  private static final JsonNode ACCEPT = Plans.ruling("accept");

  @Test
  void aRedrivenSubtaskIsAnsweredAndLeavesNoGap() {
    var world = poisoned(RunningTest.running(3));
    assertThat(world.job().step("sort").failed()).isOne();
    world.tell(redrive("sort-0001"));
    assertThat(world.job().step("sort").failed()).isZero();
    assertThat(world.order("sort-0001").attempt()).hasToString("j/sort-0001/2");
    assertThat(world.lines()).containsSubsequence("subtask_failed", "subtask_redriven");
    world.answerAll("sort").judge(ACCEPT);
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(world.result().gaps()).isEmpty();
    assertThat(world.result().counts().accepted()).isEqualTo(3);
  }

  @Test
  void itBeginsAnewOnItsOwnTierWithAllItsAttempts() {
    var world = RunningTest.running(3);
    exhaust(world);
    world.tell(redrive("sort-0001"));
    assertThat(world.order("sort-0001").tier()).isEqualTo("nano");
    assertThat(world.order("sort-0001").content().inputs()).hasSize(1);
    exhaust(world);
    assertThat(world.said(Message.DeadSubtask.class))
        .extracting(Message.DeadSubtask::attempts)
        .containsExactly(10, 20);
    assertThat(world.outstanding()).containsExactly("sort-0002", "sort-0003");
  }

  @Test
  void whatWasGivenUpWithItFollowsItAgain() {
    var world = poisoned(pipeline());
    world.answer("sort-0002", Plans.label("x"));
    assertThat(world.job().step("check").failed()).isOne();
    world.tell(redrive("sort-0001"));
    assertThat(world.job().step("check").failed()).isZero();
    world.answerAll("sort").answerAll("check").judge(ACCEPT);
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(world.result().counts().accepted()).isEqualTo(6);
  }

  @Test
  void aPausedJobTriesAgainWhenItGoesOn() {
    var limits = new Limits(null, Duration.ofMinutes(10), null, null, null, OnLimit.PAUSE);
    var world =
        poisoned(new World().submit(Jobs.with(3, limits, ReviewPolicy.NEVER)).plan(Plans.map()));
    world.after(Duration.ofMinutes(10)).tell(redrive("sort-0001"));
    assertThat(world.job().status()).isEqualTo(JobStatus.PAUSED);
    assertThat(world.job().counters().held()).isOne();
    world.tell(new JobCommand.RaiseLimit("j", null, Duration.ofMinutes(20), "kim"));
    world.answerAll("sort").judge(ACCEPT);
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void whatTheMoneyDoesNotCoverNowWaitsForARefund() {
    var world = new World(500).submit(Jobs.capped(200, "0.20")).plan(Plans.map());
    var first = world.orders().stream().filter(RedriveTest::refundsNothing).toList().getLast();
    world.report(Reports.failed(first, false)).tell(redrive(first.subtask()));
    assertThat(world.lines()).containsSubsequence("subtask_redriven", "subtask_held");
    assertThat(world.job().counters().held()).isOne();
    var others = world.orders().iterator();
    while (!world.outstanding().contains(first.subtask())) {
      world.report(Reports.answered(others.next(), Plans.label("x")));
    }
    assertThat(world.job().counters().held()).isZero();
    assertThat(world.order(first.subtask()).attempt().number()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sort-0002", "check-0001", "sort-9999", "nothing-0001", "judge-0001", "x"})
  void whatIsOutOrWaitsForItsInputOrIsUnknownIsNotGivenUp(String subtask) {
    var world = poisoned(pipeline());
    var before = world.outstanding();
    world.tell(redrive(subtask));
    assertThat(refusal(world)).isEqualTo(RedriveRefused.Why.NOT_GIVEN_UP);
    assertThat(world.outstanding()).isEqualTo(before);
  }

  @Test
  void whatHasBeenBuiltOnTheGapIsNotTornDown() {
    var world =
        new World()
            .submit(Jobs.of(3))
            .plan(
                Plans.form("dag")
                    .step("sort", "nano", "items")
                    .step("sum", "mini", "job", "sort")
                    .json());
    poisoned(world).answerAll("sort");
    assertThat(world.outstanding()).containsExactly("sum-0001");
    world.tell(redrive("sort-0001"));
    assertThat(refusal(world)).isEqualTo(RedriveRefused.Why.ALREADY_USED);
    world.answerAll("sum").judge(ACCEPT);
    assertThat(world.result().gaps()).extracting(Gap::subtask).containsExactly("sort-0001");
  }

  @Test
  void aJobThatIsJudgedIsNotRunningAndOneThatHasEndedIsLeftAlone() {
    var world = poisoned(RunningTest.running(3)).answerAll("sort");
    world.tell(redrive("sort-0001"));
    assertThat(refusal(world)).isEqualTo(RedriveRefused.Why.NOT_RUNNING);
    world.judge(ACCEPT);
    int said = world.messages().size();
    world.tell(redrive("sort-0001"));
    assertThat(world.messages()).hasSize(said);
  }

  @Test
  void theSameWordTwiceIsOneAttempt() {
    var world = poisoned(RunningTest.running(3));
    world.tell(redrive("sort-0001")).tell(redrive("sort-0001"));
    assertThat(refusal(world)).isEqualTo(RedriveRefused.Why.NOT_GIVEN_UP);
    assertThat(world.outstanding()).containsExactly("sort-0001", "sort-0002", "sort-0003");
  }

  private static boolean refundsNothing(Subtask order) {
    return Reports.spent(order).cost().equals(order.bounds().maxCost());
  }

  private static RedriveRefused.Why refusal(World world) {
    var refused = world.happened(RedriveRefused.class);
    assertThat(refused).hasSize(1);
    return refused.getFirst().why();
  }

  private static World poisoned(World world) {
    return world.report(Reports.failed(world.order("sort-0001"), false));
  }

  private static void exhaust(World world) {
    world.failForGood("sort-0001");
  }

  private static JobCommand redrive(String subtask) {
    return new JobCommand.Redrive("j", subtask, "kim");
  }

  private static World pipeline() {
    return new World()
        .submit(Jobs.of(3))
        .plan(Plans.form("dag").step("sort", "nano", "items").step("check", "nano", "sort").json());
  }
}
