package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.job.Job;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.Limits;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.job.Review;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.contract.result.GapReason;
import io.tierworks.common.contract.result.JobResult.Verdict;
import io.tierworks.common.contract.result.Refusal;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.event.AttemptEvent.AttemptIssued;
import io.tierworks.planner.job.event.ClosedJobEvent.JobForgotten;
import io.tierworks.planner.job.event.JobAccepted;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  @Test
  void aJobBelowTheBreakEvenPointIsAnsweredDirectly() {
    var world = new World().submit(Jobs.of(2));
    var order = world.order("direct-0001");
    assertThat(order.tier()).isEqualTo("flagship");
    assertThat(order.content().inputs())
        .extracting("name")
        .containsExactly("goal", "context", "item", "item");
    world.answer("direct-0001", Plans.answer("both are about money", 2));
    var result = world.result();
    assertThat(result.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(result.answer()).hasToString("\"both are about money\"");
    assertThat(result.items()).extracting("item").containsExactly("T-0", "T-1");
    assertThat(result.verdict()).isEqualTo(Verdict.unjudged("answered in one call"));
    assertThat(result.verdict()).extracting("score", "by").containsOnlyNulls();
    assertThat(result.bill().lines()).extracting("purpose").containsExactly(Purpose.WORK);
    assertThat(result.bill().flagshipOnly()).isNull();
  }

  @Test
  void anItemThatADirectAnswerLeavesOutIsAGap() {
    var world = new World().submit(Jobs.of(2)).answer("direct-0001", Plans.answer("money", 1));
    var result = world.result();
    assertThat(result.status()).isEqualTo(JobStatus.PARTIAL);
    assertThat(result.items()).extracting("item").containsExactly("T-0");
    assertThat(result.gaps()).extracting("item").containsExactly("T-1");
    assertThat(result.gaps()).extracting("reason").containsExactly(GapReason.LEFT_OUT);
  }

  @Test
  void aDirectAnswerIsReviewedWhereAPersonWantsToSeeAnswers() {
    var world = new World().submit(Jobs.reviewed(1, ReviewPolicy.ANSWER));
    world.answer("direct-0001", Plans.answer("money", 1));
    assertThat(world.job().status()).isEqualTo(JobStatus.AWAITING_REVIEW);
    world.tell(new JobCommand.Review("j", true, "kim", null));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void aDirectCallIsTriedAgainAfterATransientFailureAndFailsForGoodAfterATerminalOne() {
    var world = new World().submit(Jobs.of(1));
    world.failAndWait("direct-0001");
    assertThat(world.order("direct-0001").assignment().purpose()).isEqualTo(Purpose.RETRY);
    world.report(Reports.failed(world.order("direct-0001"), false));
    assertThat(world.result().status()).isEqualTo(JobStatus.FAILED);
    assertThat(world.result().errors())
        .extracting(Violation::rule)
        .first()
        .asString()
        .contains("refused");
  }

  @Test
  void aJobWithManyItemsIsPlannedByTheFlagship() {
    var world = new World().submit(Jobs.of(3));
    assertThat(world.outstanding()).containsExactly("plan-0001");
    assertThat(world.order("plan-0001").tier()).isEqualTo("flagship");
    assertThat(world.lines()).containsExactly("accepted", "subtask_issued");
  }

  @Test
  void theFirstQuestionOfAJobWaitsItsTurn() {
    var world = new World().releasingByHand();
    for (int items : List.of(1, 3)) {
      world.submit(Jobs.of(items));
      assertThat(world.outstanding()).isEmpty();
      assertThat(world.isReady("j", "flagship")).isTrue();
      assertThat(world.isReady("j", "nano")).isFalse();
      world.release("j", "flagship", 1);
      assertThat(world.outstanding()).containsExactly(items == 1 ? "direct-0001" : "plan-0001");
      assertThat(world.isReady("j", "flagship")).isFalse();
      world = new World().releasingByHand();
    }
  }

  @Test
  void aJobIsCancelledBeforeItsFirstQuestion() {
    var world = new World().releasingByHand().submit(Jobs.of(3));
    world.tell(new JobCommand.Cancel("j", "kim", null));
    assertThat(world.result().status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(world.release("j", "flagship", 1).outstanding()).isEmpty();
  }

  @Test
  void aJobThatAsksForAFormIsPlannedHoweverSmall() {
    var world = new World().submit(Jobs.with(1, Jobs.NONE, ReviewPolicy.NEVER, PlanForm.MAP));
    assertThat(world.outstanding()).containsExactly("plan-0001");
  }

  @Test
  void theSameMessageDeliveredTwiceChangesNothingEvenWhenTheJobIsOver() {
    var world = new World().submit(Jobs.of(1)).submit(Jobs.of(1));
    assertThat(world.happened(JobAccepted.class)).hasSize(1);
    world.answer("direct-0001", Plans.answer("money", 1)).submit(Jobs.of(1));
    assertThat(world.results()).hasSize(1);
    assertThat(world.openJobs()).isEmpty();
  }

  @Test
  void aFinishedJobSentAgainIsToldItsResultAgainAndNothingIsDoneTwice() {
    var world = new World().submit(Jobs.of(1)).answer("direct-0001", Plans.answer("money", 1));
    world.after(Duration.ofMinutes(5)).submit(Jobs.of(1));
    assertThat(world.results()).hasSize(2);
    assertThat(world.results().getFirst()).isEqualTo(world.results().getLast());
    assertThat(world.happened(AttemptIssued.class)).hasSize(1);
  }

  @Test
  void aFinishedJobIsForgottenAfterItsRetentionAndItsIdIsFree() {
    var world = new World().submit(Jobs.of(1)).answer("direct-0001", Plans.answer("money", 1));
    world.after(World.RETENTION.minusMillis(1)).sweep();
    assertThat(world.state().kindsInUse()).isNotEmpty();
    world.after(Duration.ofMillis(1)).sweep();
    assertThat(world.state().kindsInUse()).isEmpty();
    world.submit(Jobs.of(1));
    assertThat(world.happened(JobAccepted.class)).hasSize(2);
  }

  @Test
  void aSweepForgetsTheOldestAndNoMoreThanItMay() {
    var world = new World();
    for (var id : List.of("c", "a", "b")) {
      world.submit(Jobs.of(1).withId(id)).answer("direct-0001", Plans.answer("money", 1));
      world.after(Duration.ofSeconds(1));
    }
    world.after(World.RETENTION).give(new Input.Forget(2, world.now()));
    assertThat(world.happened(JobForgotten.class))
        .extracting(JobForgotten::job)
        .containsExactly("c", "a");
  }

  @Test
  void anotherBodyUnderAKnownIdIsRefusedUnderTheIdThatWasSentAndSaysSo() {
    var world = new World().submit(Jobs.of(1));
    var other = Job.of("j", "Something else", World.items(1));
    world.submit(other);
    assertThat(world.results())
        .singleElement()
        .satisfies(refusal -> {
          assertThat(refusal.job()).isEqualTo("j");
          assertThat(refusal.refusal()).isEqualTo(Refusal.ID_TAKEN);
          assertThat(refusal.status()).isEqualTo(JobStatus.REJECTED);
          assertThat(refusal.errors()).extracting(Violation::field).containsExactly("id");
        });
    world.answer("direct-0001", Plans.answer("money", 1)).submit(other);
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(world.results()).hasSize(3);
  }

  @Test
  void aCapThatCanNeverWorkIsRefusedAtOnceWithTheAmountThatIsNeeded() {
    var world = new World().submit(Jobs.capped(3, "0.01"));
    var refused = world.result();
    assertThat(refused.status()).isEqualTo(JobStatus.REJECTED);
    assertThat(refused.bill().total().nanos()).isZero();
    var error = refused.errors().getFirst();
    assertThat(error.field()).isEqualTo("limits.maxCost");
    assertThat(error.rule()).contains("$0.01 does not cover");
    assertThat(error.hint()).contains("raise it to at least $" + error.needed());
    var enough = String.valueOf(error.needed());
    assertThat(new World().submit(Jobs.capped(3, enough)).outstanding())
        .containsExactly("plan-0001");
  }

  @Test
  void aJobIsPlannedWhenItsCapPaysForAPlanButNotForTheOneCallThatIsCheaper() {
    assertThat(new World().submit(open(30, "1")).outstanding()).containsExactly("direct-0001");
    assertThat(new World().submit(open(30, "0.05")).outstanding()).containsExactly("plan-0001");
  }

  @Test
  void moreItemsThanTheJobMayHaveSubtasksAreRefusedBeforeAnythingIsPaid() {
    var limits = new Limits(null, null, 3, null, null, null);
    var world = new World().submit(Jobs.with(4, limits, ReviewPolicy.NEVER, PlanForm.DAG));
    assertThat(world.result().status()).isEqualTo(JobStatus.REJECTED);
    assertThat(world.result().bill().calls()).isZero();
    assertThat(world.result().errors())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.field()).isEqualTo("limits.maxSubtasks");
          assertThat(fault.rule()).contains("4 items", "at most 3");
          assertThat(fault.needed()).isEqualByComparingTo("4");
        });
    assertThat(
            new World()
                .submit(Jobs.with(3, limits, ReviewPolicy.NEVER, PlanForm.DAG))
                .outstanding())
        .containsExactly("plan-0001");
  }

  private static Job open(int items, String cap) {
    var limits = new Limits(Money.dollars(cap), null, null, null, null, null);
    return Jobs.with(items, limits, ReviewPolicy.NEVER, PlanForm.AUTO);
  }

  @Test
  void aSmallBudgetShortensWhatAPlanMayWrite() {
    var rich = new World().submit(Jobs.of(3)).order("plan-0001").bounds();
    var poor = new World().submit(Jobs.capped(3, "0.03")).order("plan-0001").bounds();
    assertThat(rich.maxOutputTokens()).isEqualTo(4_000);
    assertThat(poor.maxOutputTokens()).isBetween(1_000, 2_000);
    assertThat(poor.maxCost()).isLessThanOrEqualTo(Money.dollars("0.03"));
  }

  @Test
  void aJobOfFewCentsIsPlannedAndWorkedOnAndSaysThatItCouldNotPayForAJudgment() {
    var world = new World().submit(Jobs.capped(3, "0.045")).plan(Plans.map()).answerAll("sort");
    assertThat(world.result().items()).hasSize(3);
    assertThat(world.result().status()).isEqualTo(JobStatus.PARTIAL);
    assertThat(world.result().errors().getFirst().rule()).contains("does not cover a judgment");
    assertThat(world.result().bill().total()).isLessThanOrEqualTo(Money.dollars("0.045"));
  }

  @Test
  void afterTheEndNothingIsKeptButTheDigestAndTheResult() {
    var world =
        new World()
            .submit(Jobs.of(3))
            .plan(Plans.map())
            .answerAll("sort")
            .judge(Plans.ruling("accept"));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(world.state().kindsInUse())
        .containsExactly("closed", "expiry", "result", "verdicts");
  }

  @Test
  void commandsForAnUnknownJobAreIgnored() {
    var world = new World().tell(new JobCommand.Cancel("nobody", null, null));
    world.tell(new JobCommand.Review("nobody", true, null, null));
    world.tell(new JobCommand.Approve("nobody", true, null, null));
    assertThat(world.events()).isEmpty();
  }

  @Test
  void anInputBeyondEveryWindowIsRefusedWithTheNumbers() {
    var tooLong = Item.of("long", "word ".repeat(400_000));
    var world =
        new World().submit(job(PlanForm.MAP, List.of(Item.of("a", "short"), tooLong), false));
    assertThat(world.result().status()).isEqualTo(JobStatus.REJECTED);
    assertThat(world.result().errors())
        .singleElement()
        .hasToString(
            "items[1]: needs about 500004 tokens in one call, and the largest context window holds"
                + " 400000 (split it, or set tier.TIER.context-window if a model can read more)");
    assertThat(world.lines()).doesNotContain("subtask_issued");
  }

  @Test
  void aDirectCallHasToFitTheFlagship() {
    var half = Item.of("half", "word ".repeat(120_000));
    var world =
        new World().submit(job(PlanForm.DIRECT, List.of(half, Item.of("b", half.text())), false));
    assertThat(world.result().errors())
        .singleElement()
        .asString()
        .startsWith("items: needs about 300004 tokens");
  }

  @Test
  void aDryRunIsPlannedAndPricedAndSendsNoSubtask() {
    var world = dryRun();
    var result = world.result();
    assertThat(result.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(result.answer()).isNull();
    assertThat(result.items()).isEmpty();
    assertThat(result.gaps()).isEmpty();
    var plan = Objects.requireNonNull(result.effort().plan());
    assertThat(plan.steps()).singleElement().extracting("total").isEqualTo(3);
    assertThat(plan.estimate()).isGreaterThan(result.bill().total());
    assertThat(result.bill().calls()).isOne();
    assertThat(world.outstanding()).isEmpty();
  }

  @Test
  void aDryRunOfADirectJobMakesNoCallAtAll() {
    var world = new World().submit(job(PlanForm.DIRECT, World.items(2), true));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(world.result().bill().calls()).isZero();
    assertThat(Objects.requireNonNull(world.result().effort().plan()).estimate())
        .isGreaterThan(Money.ZERO);
  }

  @Test
  void nobodyIsAskedAboutADryRun() {
    var job = job(PlanForm.DAG, World.items(3), true);
    var world = new World().submit(reviewed(job)).plan(Plans.map());
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void aCapThatCoversThePlanButNoJudgmentIsRefused() {
    var needed =
        Objects.requireNonNull(
            new World().submit(Jobs.capped(3, "0.001")).result().errors().getFirst().needed());
    var enough = needed.toPlainString();
    assertThat(new World().submit(Jobs.capped(3, enough)).outstanding())
        .containsExactly("plan-0001");
    assertThat(needed.doubleValue())
        .as("a judgment writes up to 1,500 tokens")
        .isGreaterThan(0.0225);
  }

  static World dryRun() {
    return new World().submit(job(PlanForm.DAG, World.items(3), true)).plan(Plans.map());
  }

  private static Job job(PlanForm form, List<Item> items, boolean dryRun) {
    return Job.of(
        "j",
        "Sort the items",
        null,
        items,
        null,
        null,
        null,
        form,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        dryRun);
  }

  private static Job reviewed(Job job) {
    return Job.of(
        job.id(),
        job.goal(),
        null,
        job.items(),
        null,
        null,
        null,
        job.plan(),
        null,
        null,
        null,
        null,
        Review.of(ReviewPolicy.BOTH),
        null,
        null,
        null,
        null,
        null,
        job.dryRun());
  }
}
