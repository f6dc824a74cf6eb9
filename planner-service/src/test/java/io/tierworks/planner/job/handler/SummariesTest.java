package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.Limits;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.common.contract.result.JobResult.Claim;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskKind;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.event.SummaryEvent.SummariesRefused;
import io.tierworks.planner.job.event.SummaryEvent.SummariesStarted;
import io.tierworks.planner.job.event.SummaryEvent.SummaryGivenUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Summaries by models of results that are too long for the judge.
class SummariesTest {
  private static final JsonNode ACCEPT = Plans.ruling("accept");
  private static final String FIRST = "summary.0.1-0001";
  private static final String SECOND = "summary.0.1-0002";

  @Test
  void resultsThatAreTooLongForTheJudgeAreSummarised() {
    var world = summarising(4);
    assertThat(world.outstanding()).containsExactly(FIRST, SECOND);
    var call = world.order(FIRST);
    assertThat(call.tier()).isEqualTo("mini");
    assertThat(call.kind()).isEqualTo(SubtaskKind.SUMMARY);
    assertThat(call.assignment().purpose()).isEqualTo(Purpose.JUDGE);
    assertThat(block(call, "goal").text()).isEqualTo("Sort the tickets");
    assertThat(block(call, "results").attributes())
        .containsEntry("step", "sort")
        .containsEntry("lines", "2")
        .containsEntry("level", "full");
    assertThat(text(call)).contains("sort-0001", "sort-0002").doesNotContain("[…]", "sort-0003");
    summariseAll(world, 200);
    var judge = world.order("judge-0001");
    assertThat(block(judge, "results").attributes())
        .containsEntry("level", "summarised")
        .containsEntry("total", "4")
        .containsEntry("lines", "2");
    assertThat(text(judge).lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("{\"subtask\":\"sort-0001\",\"summary\":[{\"text\":\"sss")
                    .contains("\"subtasks\":[\"sort-0001\",\"sort-0002\"]")
                    .contains("\"to\":\"sort-0002\",\"count\":2,\"counts\""),
            line -> assertThat(line).contains("sort-0003", "sort-0004"));
    assertThat(judge.content().instructions()).contains("A line with `summary` stands for");
    world.judge(ACCEPT);
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(world.result().bill().lines())
        .anySatisfy(line -> {
          assertThat(line.tier()).isEqualTo("mini");
          assertThat(line.purpose()).isEqualTo(Purpose.JUDGE);
          assertThat(line.calls()).isEqualTo(2);
        });
    assertThat(world.lines()).containsSubsequence("judging", "summarising", "judged");
  }

  @Test
  void resultsThatTheJudgeSeesInFullAreNotSummarised() {
    var world = running(4, 0.5, Limits.DEFAULTS).answerAll("sort");
    assertThat(world.outstanding()).containsExactly("judge-0001");
    assertThat(block(world.order("judge-0001"), "results").attributes())
        .containsEntry("level", "full");
    assertThat(world.order("judge-0001").content().instructions()).doesNotContain("`summary`");
  }

  @Test
  void aSummaryThatLeavesAResultOutIsSentBack() {
    var world = summarising(4);
    world.answer(FIRST, Plans.summary(world.order(FIRST), 1, 200));
    var again = world.order(FIRST);
    assertThat(again.attempt().number()).isEqualTo(2);
    assertThat(again.assignment().purpose()).isEqualTo(Purpose.RETRY);
    assertThat(block(again, "feedback").text()).isEqualTo("in no part: sort-0001");
    assertThat(block(again, "previous").text()).contains("sort-0002");
    assertThat(world.lines()).contains("subtask_retried");
    summariseAll(world, 200);
    assertThat(world.outstanding()).containsExactly("judge-0001");
    assertThat(text(world.order("judge-0001"))).doesNotContain("[…]");
  }

  @Test
  void anAnswerOfAnyOtherShapeIsSentBack() {
    var world = summarising(4);
    world.answer(FIRST, Plans.label("no summary"));
    assertThat(world.order(FIRST).attempt().number()).isEqualTo(2);
    world.report(
        Reports.handedOff(world.order(FIRST), HandoffReason.UNVERIFIED, Plans.label("hm")));
    assertThat(block(world.order(FIRST), "feedback").text()).isEqualTo("not sure");
  }

  @Test
  void whereNoSummaryIsAcceptedTheJudgeSeesTheResultsCut() {
    var world = summarising(4);
    while (world.outstanding().contains(FIRST)) {
      world.answer(FIRST, Plans.summary(world.order(FIRST), 1, 200));
    }
    summariseAll(world, 200);
    assertThat(world.happened(SummaryGivenUp.class))
        .extracting(SummaryGivenUp::why)
        .containsExactly("in no part: sort-0001");
    assertThat(world.lines()).contains("not_summarised");
    assertThat(text(world.order("judge-0001")).lines())
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).contains("sort-0001", "[…]").doesNotContain("summary"),
            line -> assertThat(line).contains("sort-0002", "[…]").doesNotContain("summary"),
            line -> assertThat(line).contains("sort-0003", "\"summary\"", "sort-0004"));
    world.judge(ACCEPT);
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void summariesThatAreTooLongForTheJudgeAreSummarisedAgain() {
    var world = summarising(4);
    summariseAll(world, 1_500);
    assertThat(world.outstanding()).containsExactly("summary.0.2-0001");
    var call = world.order("summary.0.2-0001");
    assertThat(block(call, "results").attributes()).containsEntry("level", "summaries");
    assertThat(text(call)).contains(FIRST, SECOND, "sss");
    summariseAll(world, 300);
    assertThat(text(world.order("judge-0001")).lines())
        .satisfiesExactly(line ->
            assertThat(line)
                .contains("\"subtasks\":[\"sort-0001 to sort-0002\",\"sort-0003 to sort-0004\"]")
                .contains("\"to\":\"sort-0004\",\"count\":4"));
    assertThat(world.happened(SummariesStarted.class)).hasSize(2);
  }

  @Test
  void summariesThatCannotBeMadeShorterAreNotUsed() {
    var world = summarising(4);
    summariseAll(world, 1_500);
    summariseAll(world, 3_900);
    assertThat(block(world.order("judge-0001"), "results").attributes())
        .containsEntry("level", "short");
    assertThat(world.lines()).containsSubsequence("summarising", "not_summarised");
  }

  @Test
  void whereNoSummaryOfSummariesIsAcceptedAndThoseBelowDoNotFitTheResultsAreCut() {
    var world = summarising(4);
    summariseAll(world, 1_500);
    var call = "summary.0.2-0001";
    while (world.outstanding().contains(call)) {
      world.answer(call, Plans.summary(world.order(call), 0, 4_001));
    }
    assertThat(world.happened(SummaryGivenUp.class))
        .extracting(SummaryGivenUp::why)
        .containsExactly("the texts have 4001 characters, allowed are 4000");
    assertThat(block(world.order("judge-0001"), "results").attributes())
        .containsEntry("level", "short");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0001, 5, 10, summaries could cost",
    "0.15, 0.09, 10, summaries could cost",
    "0.5, 5, 5, 4 subtasks and 2 summaries exceed limits.maxSubtasks"
  })
  void theLimitsOfTheJobHoldForSummaries(double budget, String cap, int maxSubtasks, String why) {
    var limits = new Limits(Money.dollars(cap), null, maxSubtasks, null, null, null);
    var world = answerAtLength(running(4, budget, limits));
    assertThat(world.outstanding()).containsExactly("judge-0001");
    assertThat(world.happened(SummariesRefused.class))
        .singleElement()
        .satisfies(event -> assertThat(event.why()).startsWith(why));
    assertThat(world.lines()).contains("not_summarised");
    assertThat(block(world.order("judge-0001"), "results").attributes())
        .containsEntry("level", "short");
  }

  @Test
  void anInstallationMayMakeNone() {
    var world = answerAtLength(running(4, 0, Limits.DEFAULTS));
    assertThat(world.outstanding()).containsExactly("judge-0001");
    assertThat(world.lines()).doesNotContain("summarising", "not_summarised");
  }

  @Test
  void theWindowOfTheJobHoldsForSummaries() {
    var world = new World(World.summarising(World.policy(1), 0.5)).submit(Jobs.of(4));
    world.plan(Plans.map());
    for (int i = 0; i < 4; i++) {
      answerAtLength(world);
    }
    assertThat(world.outstanding()).containsExactly(FIRST);
    world.answer(FIRST, Plans.summary(world.order(FIRST), 0, 200));
    assertThat(world.outstanding()).containsExactly(SECOND);
  }

  @Test
  void atTheTimeToWrapUpTheJobIsJudgedWithTheSummariesThatThereAre() {
    var world = summarising(4);
    world.answer(SECOND, Plans.summary(world.order(SECOND), 0, 200));
    world.after(Duration.ofMinutes(59));
    assertThat(world.lines()).containsSubsequence("called_off", "not_summarised");
    assertThat(text(world.order("judge-0001"))).contains("\"summary\"", "[…]");
    world.judge(ACCEPT);
    assertThat(world.isFinished()).as("an attempt is open").isFalse();
    world.answer(FIRST, Plans.summary(world.order(FIRST), 0, 200));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void aCallThatFailsIsMadeAgain() {
    var world = summarising(4).failAndWait(FIRST);
    assertThat(world.order(FIRST).attempt().number()).isEqualTo(2);
    world.lose(world.order(FIRST));
    assertThat(world.order(FIRST).attempt().number()).isEqualTo(3);
    world.report(Reports.failed(world.order(FIRST), false));
    assertThat(world.happened(SummaryGivenUp.class)).hasSize(1);
  }

  @Test
  void aJobThatIsCancelledWaitsForNoSummary() {
    var world = summarising(4).tell(new JobCommand.Cancel("j", "kim", null));
    world.after(World.SETTLING);
    assertThat(world.result().status()).isEqualTo(JobStatus.CANCELLED);
  }

  @Test
  void eachRoundHasSummariesOfItsOwn() {
    var world = summarising(4);
    summariseAll(world, 200);
    world.judge(Plans.ruling("revise", "sort-0002"));
    assertThat(world.outstanding()).containsExactly("sort-0002");
    answerAtLength(world);
    assertThat(world.outstanding()).containsExactly("summary.1.1-0001", "summary.1.1-0002");
    assertThat(text(world.order("summary.1.1-0001"))).contains("of j/sort-0002/2");
    summariseAll(world, 200);
    world.judge(ACCEPT);
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void claimsCiteResultsAndNotSummaries() {
    var world = summarising(4);
    summariseAll(world, 200);
    world.judge(Plans.citing("sort-0003", FIRST)).judge(Plans.citing("sort-0003", FIRST));
    assertThat(world.result().findings().claims())
        .containsExactly(
            new Claim("it is so of sort-0003", List.of("sort-0003"), false),
            new Claim("it is so of " + FIRST, List.of(), true));
  }

  private static World summarising(int items) {
    return answerAtLength(running(items, 0.5, Limits.DEFAULTS));
  }

  private static World running(int items, double budget, Limits limits) {
    return new World(World.summarising(World.policy(64), budget))
        .submit(Jobs.with(items, limits, ReviewPolicy.NEVER))
        .plan(Plans.map());
  }

  /// Answers what is open with texts of about 1,600 characters.
  private static World answerAtLength(World world) {
    for (var order : world.orders()) {
      var text = "of " + order.attempt() + " and more".repeat(180);
      world.report(Reports.answered(order, Plans.label(text)));
    }
    return world;
  }

  /// Accepts a summary for each page that is open.
  private static void summariseAll(World world, int length) {
    for (var order : new ArrayList<>(world.orders())) {
      if (order.kind().equals(SubtaskKind.SUMMARY)) {
        world.report(Reports.answered(order, Plans.summary(order, 0, length)));
      }
    }
  }

  private static Material block(Subtask order, String name) {
    return order.content().inputs().stream()
        .filter(input -> input.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String text(Subtask order) {
    return block(order, "results").text().lines().collect(Collectors.joining("\n"));
  }
}
