package io.tierworks.planner.job.handler;

import static io.tierworks.planner.job.handler.PlanningTest.material;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tierworks.common.contract.job.DefaultDecision;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.Limits;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.job.Review;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.Decision;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.result.GapReason;
import io.tierworks.common.contract.result.JobResult.Claim;
import io.tierworks.common.contract.result.VerdictKind;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.cost.Money;
import io.tierworks.common.prompt.Prompt;
import io.tierworks.planner.job.event.RunEvent.BoundCorrected;
import io.tierworks.planner.job.event.SubtaskEvent.RestSkipped;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class JudgingTest {

  @ParameterizedTest(name = "{1} under review {0}: {2}")
  @CsvSource({
    "NEVER,  accept,     COMPLETED",
    "NEVER,  reject,     FAILED",
    "NEVER,  ask_person, PARTIAL",
    "PLAN,   accept,     COMPLETED",
    "PLAN,   ask_person, AWAITING_REVIEW",
    "ANSWER, accept,     AWAITING_REVIEW",
    "ANSWER, reject,     FAILED",
    "ANSWER, ask_person, AWAITING_REVIEW",
    "BOTH,   accept,     AWAITING_REVIEW",
    "UNSURE, accept,     COMPLETED",
    "UNSURE, ask_person, AWAITING_REVIEW",
    "UNSURE, reject,     FAILED"
  })
  void theRulingAndTheReviewPolicyDecide(ReviewPolicy review, String verdict, JobStatus status) {
    var world = judging(review).judge(Plans.ruling(verdict));
    assertThat(world.isFinished() ? world.result().status() : world.job().status())
        .isEqualTo(status);
  }

  @Test
  void aPersonAcceptsTheAnswer() {
    var world = judging(ReviewPolicy.ANSWER).judge(Plans.ruling("accept"));
    world.tell(new JobCommand.Review("j", true, "kim", "fine"));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(world.lines()).containsSubsequence("review_asked", "reviewed", "finished");
  }

  @Test
  void aPersonRejectsTheAnswer() {
    var world = judging(ReviewPolicy.BOTH).judge(Plans.ruling("accept"));
    world.tell(new JobCommand.Review("j", false, "kim", "not what I meant"));
    assertThat(world.result().status()).isEqualTo(JobStatus.FAILED);
    assertThat(world.result().answer()).isNull();
    assertThat(world.result().errors())
        .singleElement()
        .hasToString("review: the answer was rejected by kim (not what I meant)");
  }

  @Test
  void anAnswerThatNobodyReviewsIsRejectedByDefault() {
    var world = judging(ReviewPolicy.ANSWER).judge(Plans.ruling("accept"));
    world.after(World.AT_LIMITS.maxReview().minusMillis(1));
    assertThat(world.job().status()).isEqualTo(JobStatus.AWAITING_REVIEW);
    world.after(Duration.ofMillis(1));
    assertThat(world.result().status()).isEqualTo(JobStatus.FAILED);
    assertThat(world.result().answer()).isNull();
    assertThat(world.result().items()).isEmpty();
    assertThat(world.result().findings().claims()).isEmpty();
    assertThat(world.result().decisions())
        .containsExactly(
            Decision.byDefault(
                Decision.On.ANSWER,
                Decision.Choice.REJECT,
                "nobody decided within PT2H",
                world.now()));
    assertThat(world.lines()).containsSubsequence("review_asked", "reviewed", "finished");
  }

  @Test
  void aJobMayStateThatItsAnswerIsApprovedByDefaultAndWhen() {
    var review =
        new Review(ReviewPolicy.ANSWER, Duration.ofMinutes(5), DefaultDecision.APPROVE, null);
    var world = judging(review).judge(Plans.ruling("accept")).after(Duration.ofMinutes(5));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(world.result().items()).hasSize(3);
    assertThat(world.result().decisions())
        .singleElement()
        .satisfies(
            decision -> assertThat(decision.decidedBy()).isEqualTo(Decision.DecidedBy.DEADLINE));
  }

  @ParameterizedTest
  @EnumSource(
      value = ReviewPolicy.class,
      names = {"PLAN", "ANSWER", "BOTH", "UNSURE"})
  void whatNoJudgeCouldJudgeGoesToThePerson(ReviewPolicy review) {
    var world = judging(review).judge(Plans.ruling("perhaps"));
    assertThat(world.job().status()).isEqualTo(JobStatus.AWAITING_REVIEW);
    world.tell(new JobCommand.Review("j", true, "kim", null));
    assertThat(world.result().status()).isEqualTo(JobStatus.PARTIAL);
    assertThat(world.result().items()).hasSize(3);
    assertThat(world.result().errors()).extracting("field").containsExactly("judge");
  }

  @Test
  void aJudgmentThatTakesTooLongGoesToThePersonWithoutIt() {
    var world = judging(ReviewPolicy.ANSWER).after(Duration.ofHours(1));
    assertThat(world.job().status()).isEqualTo(JobStatus.AWAITING_REVIEW);
    assertThat(world.lines()).contains("called_off");
    world.after(World.AT_LIMITS.maxReview()).after(World.SETTLING);
    assertThat(world.result().items()).isEmpty();
  }

  @Test
  void aJobThatIsCancelledBeforeItsReviewLetsNothingOut() {
    var world = judging(ReviewPolicy.UNSURE);
    world.tell(new JobCommand.Cancel("j", "kim", "no need")).after(World.SETTLING);
    assertThat(world.result().status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(world.result().items()).isEmpty();
    assertThat(world.result().counts().accepted()).isEqualTo(3);
    assertThat(world.result().decisions().getLast())
        .extracting(Decision::decision, Decision::by, Decision::note)
        .containsExactly(Decision.Choice.CANCEL, "kim", "no need");
    assertThat(world.lines()).contains("cancelled");
  }

  @Test
  void aReviewThatNobodyAskedForIsIgnored() {
    var world = judging(ReviewPolicy.NEVER).tell(new JobCommand.Review("j", true, "kim", null));
    assertThat(world.outstanding()).containsExactly("judge-0001");
  }

  @Test
  void namedSubtasksAreDoneAgainOneTierUpWithTheFeedback() {
    var world =
        judging(ReviewPolicy.NEVER)
            .judge(Plans.ruling("revise", "sort-0002", "sort-0099", "nonsense"));
    assertThat(world.outstanding()).containsExactly("sort-0002");
    var order = world.order("sort-0002");
    assertThat(order.tier()).isEqualTo("mini");
    assertThat(material(order, "feedback")).isEqualTo("look again at sort-0002");
    assertThat(material(order, "previous")).contains("of j/sort-0002/1");
    world.answerAll("sort");
    assertThat(material(world.order("judge-0002"), "round")).isEqualTo("1");
    world.judge(Plans.ruling("accept"));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(world.result().verdict()).extracting("rounds").isEqualTo(2);
    assertThat(world.result().items().get(1).output())
        .hasToString("{\"label\":\"of j/sort-0002/2\"}");
  }

  @Test
  void whatARevisionReplacesIsNotCountedTwiceInTheComparison() {
    var straight = judging(ReviewPolicy.NEVER);
    var revised =
        judging(ReviewPolicy.NEVER).judge(Plans.ruling("revise", "sort-0002")).answerAll("sort");
    assertThat(revised.job().counters().accepted()).isEqualTo(straight.job().counters().accepted());
    var kept = judging(ReviewPolicy.NEVER).judge(Plans.ruling("revise", "sort-0002"));
    kept.report(Reports.failed(kept.order("sort-0002"), false));
    assertThat(kept.job().counters().accepted()).isEqualTo(straight.job().counters().accepted());
  }

  @Test
  void aRevisionThatFailsLeavesTheAnswerItWasToImprove() {
    var world = judging(ReviewPolicy.NEVER).judge(Plans.ruling("revise", "sort-0002"));
    world.report(Reports.failed(world.order("sort-0002"), false));
    assertThat(world.outstanding()).containsExactly("judge-0002");
    world.judge(Plans.ruling("accept"));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(world.result().items()).hasSize(3);
    assertThat(world.lines()).contains("subtask_kept");
  }

  @Test
  void followersAndJoinsAreDoneAgain() {
    var world = new World().submit(Jobs.of(3));
    world.plan(
        Plans.form("dag")
            .step("sort", "nano", "items")
            .step("check", "nano", "sort")
            .step("sum", "mini", "job", "check")
            .json());
    world.answerAll("sort").answerAll("check").answerAll("sum");
    world.judge(Plans.ruling("revise", "sort-0002", "check-0002", "sum-0001"));
    assertThat(world.outstanding()).containsExactly("sort-0002");
    world.answerAll("sort");
    assertThat(world.outstanding()).containsExactly("check-0002");
    assertThat(material(world.order("check-0002"), "input")).contains("of j/sort-0002/2");
    world.answerAll("check");
    assertThat(world.outstanding()).containsExactly("sum-0001");
    world.answerAll("sum").judge(Plans.ruling("accept"));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(world.result().counts()).extracting("subtasks", "accepted").containsExactly(7, 7);
  }

  @Test
  void aStepThatReadsAllOfAnotherAndFollowsAThirdIsTakenBackAsAWhole() {
    var world = new World().submit(Jobs.of(3));
    world.plan(
        Plans.form("dag")
            .step("terms", "nano", "job")
            .step("sort", "nano", "items")
            .step("check", "nano", "sort", "terms")
            .json());
    world.answerAll("sort").answerAll("terms").answerAll("check");
    world.judge(Plans.ruling("revise", "terms-0001"));
    assertThat(world.outstanding()).containsExactly("terms-0001");
    world.answerAll("terms");
    assertThat(world.outstanding()).containsExactly("check-0001", "check-0002", "check-0003");
    world.answerAll("check").judge(Plans.ruling("accept"));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void whatAnAttemptOfAnEarlierRoundStillSaysIsBookedAndNotTaken() {
    var world = RunningTest.running(3);
    var lost = world.order("sort-0002");
    world.lose(lost).answerAll("sort").judge(Plans.ruling("revise", "sort-0002"));
    world.report(Reports.answered(lost, Plans.label("stale")));
    assertThat(world.outstanding()).containsExactly("sort-0002");
    assertThat(world.happened(BoundCorrected.class)).hasSize(1);
    world.answerAll("sort").judge(Plans.ruling("accept"));
    assertThat(world.result().items().get(1).output())
        .hasToString("{\"label\":\"of j/sort-0002/3\"}");
  }

  @Test
  void aLateRulingOfAnEarlierRoundIsNotTaken() {
    var world = judging(ReviewPolicy.NEVER);
    var first = world.order("judge-0001");
    world.lose(first).judge(Plans.ruling("revise", "sort-0001")).answerAll("sort");
    world.report(Reports.answered(first, Plans.ruling("reject")));
    assertThat(world.outstanding()).containsExactly("judge-0002");
    world.judge(Plans.ruling("accept"));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void beyondTheLastRoundWhatTheJudgeWantsBetterBecomesAGap() {
    var world = new World().submit(Jobs.rounds(3, 0)).plan(Plans.map()).answerAll("sort");
    world.judge(Plans.ruling("revise", "sort-0002"));
    assertThat(world.result().status()).isEqualTo(JobStatus.PARTIAL);
    assertThat(world.result().items()).hasSize(3);
    assertThat(world.result().gaps())
        .singleElement()
        .isEqualTo(
            new Gap(
                "sort", "sort-0002", "T-1", GapReason.NOT_REVISED, "look again at sort-0002", 1));
  }

  @Test
  void aRevisionThatNamesNothingIsAnAcceptance() {
    var world = judging(ReviewPolicy.NEVER).judge(Plans.ruling("revise"));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
  }

  static Stream<Arguments> garbage() {
    return Stream.of(
        Arguments.of("a text", JsonNodeFactory.instance.textNode("fine, I think")),
        Arguments.of("no verdict", Plans.label("fine")),
        Arguments.of("an unknown verdict", Plans.ruling("perhaps")),
        Arguments.of("nothing", JsonNodeFactory.instance.nullNode()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("garbage")
  void garbageFromTheJudgeLeavesTheItemAnswersUnjudged(String what, JsonNode garbage) {
    var world = judging(ReviewPolicy.NEVER).judge(garbage);
    assertThat(world.result().status()).isEqualTo(JobStatus.PARTIAL);
    assertThat(world.result().items()).hasSize(3);
    assertThat(world.result().verdict()).extracting("verdict").isEqualTo(VerdictKind.UNJUDGED);
    assertThat(world.result().errors()).extracting("field").containsExactly("judge");
  }

  @Test
  void aJudgeThatFailsIsAskedAgainAndGivenUpInTheEnd() {
    var world = judging(ReviewPolicy.NEVER);
    world.failAndWait("judge-0001");
    assertThat(world.order("judge-0001").assignment().purpose()).isEqualTo(Purpose.RETRY);
    world.report(Reports.handedOff(world.order("judge-0001"), HandoffReason.UNVERIFIED, null));
    world.lose(world.order("judge-0001"));
    world.report(Reports.failed(world.order("judge-0001"), false));
    assertThat(world.result().status()).isEqualTo(JobStatus.PARTIAL);
    assertThat(world.result().errors()).singleElement().asString().contains("refused");
    assertThat(world.result().answer()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "1,     5000, full",
    "8,     5000, full",
    "300,   5000, full",
    "10000, 5000, grouped",
    "300,   0.5,  full|short|grouped",
    "3000,  3.9,  short|grouped",
    "3000,  2.9,  grouped"
  })
  void theJudgeIsShownEveryResultAsFarAsWindowAndMoneyReach(int items, String cap, String level)
      throws MalformedMessage {
    var limits = new Limits(Money.dollars(cap), null, 20_000, null, null, null);
    var job = Jobs.with(items, limits, ReviewPolicy.NEVER, PlanForm.DAG);
    var world = new World(20_000).checkingRarely().submit(job).plan(Plans.map());
    for (var order : world.orders()) {
      var number = order.attempt().subtask().hashCode();
      var output = Plans.label((number % 3 == 0 ? "x" : "語é").repeat(1 + Math.abs(number % 200)));
      if (Math.abs(number % 11) == 3) {
        world.report(Reports.failed(order, false));
      } else {
        world.report(Reports.answered(order, output));
      }
    }
    int accepted = world.job().acceptedSubtasks();
    var judge = world.order("judge-0001");
    assertThat(Prompt.of(judge).tokenBound() + judge.bounds().maxOutputTokens())
        .isLessThanOrEqualTo(World.LADDER.flagship().window());
    var results = results(judge);
    assertThat(results.attributes()).containsEntry("total", Integer.toString(accepted));
    assertThat(results.attributes().get("level")).matches(level);
    int covered = 0;
    for (var line : results.text().split("\n")) {
      var json = Wire.tree(line);
      covered += json.has("columns") ? 0 : json.path("count").asInt(1);
    }
    assertThat(covered).isEqualTo(accepted);
  }

  private static Material results(Subtask judge) {
    return judge.content().inputs().stream()
        .filter(m -> m.name().equals("results"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aClaimThatCitesNothingIsSentBackOnceAndThenMarked() {
    var world = judging(ReviewPolicy.NEVER).judge(Plans.citing("sort-0001", "judge-0001"));
    var again = world.order("judge-0001");
    assertThat(again.attempt().number()).isEqualTo(2);
    assertThat(material(again, "findings"))
        .contains("'it is so of judge-0001' cites no subtask that has a result", "[sort]");
    assertThat(material(again, "previous")).contains("it is so of sort-0001");
    assertThat(world.lines()).containsSubsequence("judged", "ruling_refused");
    world.judge(Plans.citing("sort-0001", "sort-0099"));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(world.result().findings().claims())
        .containsExactly(
            new Claim("it is so of sort-0001", List.of("sort-0001"), false),
            new Claim("it is so of sort-0099", List.of(), true));
  }

  @Test
  void aClaimAboutAllResultsOfAStepCitesTheStep() {
    var world = judging(ReviewPolicy.NEVER).judge(Plans.citing("sort"));
    assertThat(world.result().findings().claims())
        .containsExactly(new Claim("it is so of sort", List.of("sort"), false));
  }

  @Test
  void anAnswerWithoutClaimsIsOneThatCitesNothing() {
    var world = judging(ReviewPolicy.NEVER).judge(Plans.citing()).judge(Plans.citing());
    assertThat(world.result().findings().claims())
        .containsExactly(new Claim("the whole answer", List.of(), true));
  }

  @Test
  void aRulingThatWasSentBackStandsIfTheJudgeGivesNoOther() {
    var world = judging(ReviewPolicy.NEVER).judge(Plans.citing());
    world.report(Reports.failed(world.order("judge-0001"), false));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(world.result().answer()).hasToString("\"all is well\"");
    assertThat(world.result().findings().claims()).extracting(Claim::uncited).containsExactly(true);
  }

  @Test
  void theJudgeDoesNotSeeWhichTierAnswered() {
    var world = RunningTest.running(3);
    world.report(
        Reports.handedOff(world.order("sort-0001"), HandoffReason.UNSURE, Plans.label("hm")));
    world.answerAll("sort");
    assertThat(world.order("judge-0001").content().inputs().toString())
        .doesNotContain("nano")
        .doesNotContain("mini");
  }

  private static World judging(ReviewPolicy review) {
    return judging(Review.of(review));
  }

  private static World judging(Review review) {
    var world = new World().submit(Jobs.reviewed(3, review)).plan(Plans.map());
    world.tell(new JobCommand.Approve("j", true, "kim", null));
    return world.answerAll("sort");
  }

  @Test
  void aStepTakenBackDoesNotWaitForOneThatWasGivenUpForWantOfBudget() {
    var plan =
        Plans.form("dag")
            .step("sort", "nano", "items")
            .step("check", "flagship", "sort")
            .but(step -> step.put("maxOutputTokens", 16_000))
            .step("sum", "nano", "check", "sort")
            .json();
    var limits = new Limits(Money.dollars("0.33"), null, null, null, null, null);
    var world =
        new World()
            .submit(Jobs.with(2, limits, ReviewPolicy.NEVER, PlanForm.DAG))
            .plan(plan)
            .answerAll("sort");
    assertThat(world.happened(RestSkipped.class)).hasSize(2);
    world.judge(Plans.ruling("revise", "sort-0001")).answerAll("sort");
    assertThat(world.outstanding()).containsExactly("judge-0002");
    world.judge(Plans.ruling("accept"));
    assertThat(world.result().status()).isEqualTo(JobStatus.PARTIAL);
  }

  @Test
  void whatIsMissingInOneStepTakenBackIsMissedOnceInTheNext() {
    var plan =
        Plans.form("dag")
            .step("terms", "nano", "job")
            .step("sort", "nano", "items")
            .step("sum", "nano", "sort", "terms")
            .step("merge", "nano", "sum", "terms")
            .json();
    var world = new World().submit(Jobs.with(2, Jobs.NONE, ReviewPolicy.NEVER, PlanForm.DAG));
    world.plan(plan).report(Reports.failed(world.order("sort-0002"), false));
    world.answerAll("terms", "sort").answerAll("sum").answerAll("merge");
    world.judge(Plans.ruling("revise", "terms-0001"));
    assertThat(world.job().step("merge").failed()).isEqualTo(1);
    world.answerAll("terms").answerAll("sum").answerAll("merge").judge(Plans.ruling("accept"));
    assertThat(world.result().gaps()).hasSize(3);
  }
}
