package io.tierworks.planner.job.handler;

import static io.tierworks.planner.job.handler.PlanningTest.material;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.result.VerdictKind;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.Message;
import org.junit.jupiter.api.Test;

class RunningTest {

  @Test
  void aMapJobRunsToItsJudgedAnswer() {
    var world = running(3);
    assertThat(world.order("sort-0002").content().inputs())
        .extracting(Material::text)
        .containsExactly(World.items(3).get(1).text());
    assertThat(world.order("sort-0002").tier()).isEqualTo("nano");
    assertThat(world.order("sort-0002").answer().mayHandOff()).isTrue();
    world.answerAll("sort");
    assertThat(world.outstanding()).containsExactly("judge-0001");
    world.judge(Plans.ruling("accept"));
    var result = world.result();
    assertThat(result.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(result.items()).extracting("item").containsExactly("T-0", "T-1", "T-2");
    assertThat(result.gaps()).isEmpty();
    assertThat(result.verdict())
        .extracting("verdict", "rounds", "by")
        .containsExactly(VerdictKind.ACCEPT, 1, "flagship");
    assertThat(result.findings().claims())
        .singleElement()
        .satisfies(c -> assertThat(c.subtasks()).containsExactly("sort", "sort-0001"));
    assertThat(result.counts())
        .extracting("subtasks", "accepted", "failed", "escalated", "attempts")
        .containsExactly(3, 3, 0, 0, 5);
    assertThat(result.bill().calls()).isEqualTo(5);
    assertThat(result.bill().flagshipOnly()).isNotNull();
    assertThat(world.lines())
        .containsSubsequence(
            "accepted", "planned", "started", "subtask_accepted", "judging", "judged", "finished");
  }

  @Test
  void aJoinOverTheJobWaitsForAllThatItReads() {
    var world = new World().submit(Jobs.of(3));
    world.plan(
        Plans.form("dag").step("sum", "mini", "job", "sort").step("sort", "nano", "items").json());
    assertThat(world.outstanding()).containsExactly("sort-0001", "sort-0002", "sort-0003");
    world.answerAll("sort");
    assertThat(world.outstanding()).containsExactly("sum-0001");
    assertThat(world.order("sum-0001").content().inputs())
        .extracting(m -> m.attributes().get("item"))
        .containsExactly("T-0", "T-1", "T-2");
    world.answerAll("sum").judge(Plans.ruling("accept"));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(world.result().counts().subtasks()).isEqualTo(4);
  }

  @Test
  void aJoinOverMoreThanAPromptHoldsReadsEveryResultInOneLine() {
    int items = 400;
    var world = new World().submit(Jobs.capped(items, "1000"));
    world.plan(
        Plans.form("dag").step("sum", "mini", "job", "sort").step("sort", "nano", "items").json());
    while (world.outstanding().stream().anyMatch(id -> id.startsWith("sort"))) {
      world.answer(world.outstanding().getFirst(), Plans.label("billing" + " ".repeat(1_000)));
    }
    var inputs = world.order("sum-0001").content().inputs();
    var aggregates = inputs.getFirst();
    assertThat(aggregates.name()).isEqualTo("aggregates");
    assertThat(aggregates.attributes()).containsEntry("step", "sort").containsEntry("total", "400");
    assertThat(inputs).extracting(Material::name).containsExactly("aggregates", "results");
    var results = inputs.getLast();
    assertThat(results.attributes())
        .containsEntry("step", "sort")
        .containsEntry("total", "400")
        .containsEntry("lines", "401")
        .containsEntry("level", "short");
    assertThat(results.text()).startsWith("{\"columns\":");
    assertThat(results.text().lines().skip(1)).hasSize(400).allMatch(line -> line.contains("[…]"));
    assertThat(results.text()).contains("[\"sort-0399\",\"T-398\",");
  }

  @Test
  void aStepOverAnotherFollowsItOneByOne() {
    var world = pipeline();
    world.answer("sort-0002", Plans.label("billing"));
    assertThat(world.outstanding()).containsExactly("check-0002", "sort-0001", "sort-0003");
    var order = world.order("check-0002");
    assertThat(order.content().inputs())
        .extracting(Material::name)
        .containsExactly("item", "input");
    assertThat(material(order, "input")).isEqualTo("{\"label\":\"billing\"}");
    world.answer("sort-0003", Plans.label("x")).answer("sort-0001", Plans.label("x"));
    assertThat(world.outstanding()).containsExactly("check-0001", "check-0002", "check-0003");
    world.answerAll("check").judge(Plans.ruling("accept"));
    assertThat(world.result().items()).extracting("step").containsOnly("check");
  }

  @Test
  void whatFollowsAGapIsMissingItsInput() {
    var world = pipeline();
    world.report(Reports.failed(world.order("sort-0002"), false));
    world.answerAll("sort").answerAll("check").judge(Plans.ruling("accept"));
    assertThat(world.result().status()).isEqualTo(JobStatus.PARTIAL);
    assertThat(world.result().gaps())
        .extracting(Gap::subtask, Gap::item, gap -> gap.reason().code())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("check-0002", "T-1", "input_missing"),
            org.assertj.core.groups.Tuple.tuple("sort-0002", "T-1", "refused"));
    assertThat(world.said(Message.DeadSubtask.class))
        .extracting(d -> d.envelope().subtask())
        .containsExactly("sort-0002");
  }

  @Test
  void aHandOffClimbsTheLadderWithTheDoubtfulAnswerAndIsCapped() {
    var world = running(3);
    for (var tier : new String[] {"nano", "mini", "flagship", "flagship"}) {
      var order = world.order("sort-0001");
      assertThat(order.tier()).isEqualTo(tier);
      world.report(Reports.handedOff(order, HandoffReason.UNSURE, Plans.label("at " + tier)));
    }
    assertThat(world.outstanding()).containsExactly("sort-0002", "sort-0003");
    world.answerAll("sort").judge(Plans.ruling("accept"));
    assertThat(world.result().gaps())
        .singleElement()
        .satisfies(gap -> {
          assertThat(gap.reason()).hasToString("attempts_exhausted");
          assertThat(gap.detail()).isEqualTo("unsure: not sure");
        });
    assertThat(world.result().counts().escalated()).isEqualTo(2);
  }

  @Test
  void theNextTierSeesTheAnswerAndTheReason() {
    var world = running(3);
    world.report(
        Reports.handedOff(
            world.order("sort-0001"), HandoffReason.UNVERIFIED, Plans.label("maybe")));
    var order = world.order("sort-0001");
    assertThat(material(order, "previous")).contains("maybe");
    assertThat(material(order, "feedback")).isEqualTo("not sure");
    assertThat(order.assignment().purpose()).isEqualTo(Purpose.WORK);
    assertThat(world.lines()).contains("subtask_escalated");
  }

  @Test
  void aTransientFailureIsTriedAgainOnTheSameTier() {
    var world = running(3);
    world.failAndWait("sort-0001");
    assertThat(world.order("sort-0001").tier()).isEqualTo("nano");
    assertThat(world.order("sort-0001").assignment().purpose()).isEqualTo(Purpose.RETRY);
    assertThat(world.lines()).contains("subtask_retried");
  }

  @Test
  void whatNoDearerTierCouldKnowEitherIsAGapAtOnce() {
    var world = running(3);
    world.report(Reports.handedOff(world.order("sort-0001"), HandoffReason.NEEDS_INFO, null));
    world.answerAll("sort").judge(Plans.ruling("accept"));
    assertThat(world.result().gaps())
        .extracting(gap -> gap.reason().code())
        .containsExactly("needs_info");
    assertThat(world.result().counts().escalated()).isZero();
  }

  @Test
  void aJobOfWhichNothingWasAnsweredFails() {
    var world = running(3);
    world.orders().forEach(order -> world.report(Reports.failed(order, false)));
    assertThat(world.result().status()).isEqualTo(JobStatus.FAILED);
    assertThat(world.result().errors()).extracting("field").containsExactly("subtasks");
    assertThat(world.result().gaps()).hasSize(3);
  }

  @Test
  void theWindowOfAJobIsNeverExceeded() {
    var world = new World(2).submit(Jobs.of(5)).plan(Plans.map());
    assertThat(world.outstanding()).containsExactly("sort-0001", "sort-0002");
    world.answer("sort-0001", Plans.label("x"));
    assertThat(world.outstanding()).containsExactly("sort-0002", "sort-0003");
  }

  @Test
  void anEmptyBudgetLeavesGapsInsteadOfGoingOn() {
    var world = new World().submit(Jobs.capped(1_000, "0.24")).plan(Plans.map());
    assertThat(world.orders().size()).isBetween(1, 999);
    while (world.outstanding().getFirst().startsWith("sort")) {
      world.lose(world.orders().getFirst());
      world.answerAll("sort");
    }
    world.judge(Plans.ruling("accept"));
    var result = world.result();
    assertThat(result.status()).isEqualTo(JobStatus.PARTIAL);
    assertThat(result.gaps()).extracting(gap -> gap.reason().code()).contains("budget");
    assertThat(result.gaps().stream().mapToInt(Gap::count).sum())
        .isEqualTo(1_000 - result.counts().accepted());
    assertThat(result.bill().total()).isLessThanOrEqualTo(Money.dollars("0.24"));
  }

  @Test
  void aTierThatIsTooDearDoesNotKeepTheOthersFromWorking() {
    var world = new World().submit(Jobs.capped(3, "0.26"));
    world.plan(
        Plans.form("dag")
            .step("deep", "flagship", "items")
            .but(s -> s.put("maxOutputTokens", 16_000))
            .step("sort", "nano", "items")
            .json());
    assertThat(world.outstanding()).containsExactly("sort-0001", "sort-0002", "sort-0003");
    world.answerAll("sort");
    world.judge(Plans.ruling("accept"));
    assertThat(world.result().gaps())
        .singleElement()
        .satisfies(gap -> {
          assertThat(gap.step()).isEqualTo("deep");
          assertThat(gap.reason()).hasToString("budget");
          assertThat(gap.count()).isEqualTo(3);
        });
  }

  @Test
  void aRaisedLimitLetsMoreGoOut() {
    var world = new World(500).submit(Jobs.capped(200, "0.20")).plan(Plans.map());
    int before = world.orders().size();
    world.tell(new JobCommand.RaiseLimit("j", Money.dollars("0.23"), null, null));
    assertThat(world.orders().size()).isGreaterThan(before);
    world.tell(new JobCommand.RaiseLimit("j", Money.dollars("0.10"), null, null));
    assertThat(world.job().ledger().cap()).isEqualTo(Money.dollars("0.23"));
    assertThat(world.lines()).containsOnlyOnce("limit_raised");
  }

  static World running(int items) {
    return new World().submit(Jobs.of(items)).plan(Plans.map());
  }

  private static World pipeline() {
    return new World()
        .submit(Jobs.of(3))
        .plan(Plans.form("dag").step("sort", "nano", "items").step("check", "nano", "sort").json());
  }
}
