package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.Limits;
import io.tierworks.common.contract.job.OnLimit;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.job.Review;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.common.contract.result.Bill;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.contract.subtask.SubtaskKind;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.event.AttemptEvent.AttemptsCancelled;
import io.tierworks.planner.job.event.SubtaskEvent.SubtaskAccepted;
import io.tierworks.planner.job.event.SubtaskEvent.SubtaskGivenUp;
import java.time.Duration;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Answers that a chain with calls decides on.
class CandidatesTest {
  private static final String MINI = "verify.mini.1.rubric_mini.sort-0001";
  private static final String FLAGSHIP = "verify.flagship.1.rubric_flagship.sort-0001";
  private static final String SAMPLE = "verify.nano.1.agreement_%d.sort-0001";

  @Test
  void aCandidateIsAcceptedWhenEveryLinkHasPassedIt() {
    var world = candidate(sort().judgedBy("mini").judgedBy("flagship"));
    assertThat(world.outstanding()).contains(MINI).doesNotContain(FLAGSHIP);
    assertThat(world.happened(SubtaskAccepted.class)).isEmpty();
    world.answer(MINI, Plans.rubric(true));
    assertThat(world.happened(SubtaskAccepted.class)).isEmpty();
    world.answer(FLAGSHIP, Plans.rubric(true));
    var accepted = world.happened(SubtaskAccepted.class).getFirst().answer();
    assertThat(accepted.checks())
        .extracting(Check::name, Check::passed)
        .containsExactly(
            Tuple.tuple("schema", true),
            Tuple.tuple("rubric:mini", true),
            Tuple.tuple("rubric:flagship", true));
    var rubric = accepted.checks().getLast();
    assertThat(rubric.latencyMs()).isEqualTo(20);
    assertThat(rubric.cost()).isNotNull().isNotEqualTo(Money.ZERO);
  }

  @Test
  void theVerifierSeesTaskMaterialAndAnswerAsDataAndNoTier() {
    var world = candidate(sort().judgedBy("mini"));
    var order = world.order(MINI);
    assertThat(order.kind()).isEqualTo(SubtaskKind.RUBRIC);
    assertThat(order.assignment().purpose()).isEqualTo(Purpose.VERIFY);
    assertThat(order.content().shared())
        .extracting(Material::name)
        .containsExactly("goal", "context", "task", "criteria");
    assertThat(order.content().inputs())
        .extracting(Material::name)
        .containsExactly("item", "answer");
    assertThat(order.content().inputs().getLast().text()).isEqualTo("{\"label\":\"a\"}");
    assertThat(order.answer().mayHandOff()).isFalse();
  }

  @Test
  void theNextTierIsToldWhichCriterionIsNotMet() {
    var world = candidate(sort().judgedBy("mini"));
    world.answer(MINI, Plans.rubric(false));
    var again = world.order("sort-0001");
    assertThat(again.tier()).isEqualTo("mini");
    assertThat(again.content().inputs())
        .extracting(Material::name, Material::text)
        .contains(
            Tuple.tuple("previous", "{\"label\":\"a\"}"),
            Tuple.tuple("feedback", "rubric:mini: not met: The label fits. (it is another)"));
  }

  /// The verifier of the next attempt is not the tier that answered it.
  @Test
  void noTierChecksItsOwnAnswer() {
    var world = candidate(sort().judgedBy("mini"));
    world.answer(MINI, Plans.rubric(false)).answer("sort-0001", Plans.label("b"));
    world.answer("verify.flagship.2.rubric_mini.sort-0001", Plans.rubric(false));
    world.answer("sort-0001", Plans.label("c"));
    assertThat(world.outstanding()).contains("verify.mini.3.rubric_mini.sort-0001");
  }

  @ParameterizedTest
  @CsvSource({"true, false", "false, true"})
  void oneCriterionThatIsNotMetRejectsWhateverTheVerifierSaysOfTheWhole(
      boolean passed, boolean first) {
    var world = candidate(sort().judgedBy("mini"));
    var answer = (ObjectNode) Plans.rubric(first);
    world.answer(MINI, answer.put("passed", passed));
    assertThat(world.order("sort-0001").attempt().number()).isEqualTo(2);
  }

  @Test
  void aVerifierThatFailsHandsOverToTheNextLink() {
    var world = candidate(sort().judgedBy("mini").judgedBy("flagship"));
    world.report(Reports.failed(world.order(MINI), false));
    world.answer(FLAGSHIP, Plans.rubric(true));
    assertThat(world.happened(SubtaskAccepted.class).getFirst().answer().checks())
        .extracting(Check::name, Check::passed)
        .contains(Tuple.tuple("rubric:mini", false), Tuple.tuple("rubric:flagship", true));
  }

  @Test
  void aCandidateThatNoVerifierDecidesOnIsAGapThatSaysSo() {
    var world = candidate(sort().judgedBy("mini"));
    world.report(Reports.failed(world.order(MINI), false));
    assertThat(world.happened(SubtaskAccepted.class)).isEmpty();
    assertThat(world.happened(SubtaskGivenUp.class))
        .singleElement()
        .satisfies(given ->
            assertThat(given.gap().detail())
                .startsWith("nothing could verify the answer: rubric:mini: undecided: refused"));
  }

  @Test
  void aVerifierThatLeavesACriterionOutDecidesNothing() {
    var world = candidate(sort().judgedBy("mini"));
    var answer = (ObjectNode) Plans.rubric(true);
    answer.withArray("criteria").remove(1);
    world.answer(MINI, answer);
    assertThat(world.happened(SubtaskGivenUp.class))
        .singleElement()
        .satisfies(
            given -> assertThat(given.gap().detail()).contains("a criterion has no decision"));
  }

  @Test
  void aVerifierThatIsLostIsAskedAgain() {
    var world = candidate(sort().judgedBy("mini"));
    world.lose(world.order(MINI));
    assertThat(world.order(MINI).attempt().number()).isEqualTo(2);
    assertThat(world.order(MINI).assignment().purpose()).isEqualTo(Purpose.VERIFY);
    world.answer(MINI, Plans.rubric(true));
    assertThat(world.happened(SubtaskAccepted.class)).hasSize(1);
  }

  @Test
  void aLateAnswerOfAnotherAttemptDoesNotReplaceTheCandidate() {
    var world = running(sort().judgedBy("mini"));
    var first = world.order("sort-0001");
    world.lose(first).answer("sort-0001", Plans.label("a"));
    world.report(Reports.answered(first, Plans.label("late")));
    world.answer("verify.mini.2.rubric_mini.sort-0001", Plans.rubric(true));
    assertThat(world.happened(SubtaskAccepted.class).getFirst().answer().output())
        .isEqualTo(Plans.label("a"));
  }

  @Test
  void verifiersAreOnTheBill() {
    var world = candidate(sort().judgedBy("mini"));
    world.answer("sort-0002", Plans.label("b")).answer("sort-0003", Plans.label("c"));
    for (int i = 1; i <= 3; i++) {
      world.answer("verify.mini.1.rubric_mini.sort-000" + i, Plans.rubric(true));
    }
    world.judge(Plans.ruling("accept"));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(world.result().bill().lines())
        .extracting(Bill.Line::tier, Bill.Line::purpose, Bill.Line::calls)
        .contains(Tuple.tuple("mini", Purpose.VERIFY, 3));
  }

  @Test
  void aVerifierThatTheJobCannotPayDecidesNothing() {
    var world = poor(OnLimit.WRAP_UP);
    world.answer("sort-0001", Plans.label("a"));
    assertThat(world.result().gaps())
        .extracting(Gap::detail)
        .anySatisfy(detail -> assertThat(detail).contains("the budget does not cover it"));
    assertThat(world.happened(SubtaskAccepted.class)).isEmpty();
  }

  @Test
  void aJobThatPausesAtItsLimitWaitsForTheMoneyOfItsVerifier() {
    var world = poor(OnLimit.PAUSE);
    world.answer("sort-0001", Plans.label("a"));
    assertThat(world.job().phase()).isInstanceOf(Phase.Paused.class);
    world.tell(new JobCommand.RaiseLimit("j", Money.dollars("9"), null, null));
    world.answer(FLAGSHIP, Plans.rubric(true));
    assertThat(world.happened(SubtaskAccepted.class)).hasSize(1);
  }

  /// The cap pays for the work and the judgment, and not for the verifier.
  private static World poor(OnLimit onLimit) {
    var limits = new Limits(Money.dollars("0.03"), null, null, null, null, onLimit);
    return new World()
        .submit(Jobs.with(1, limits, Review.of(ReviewPolicy.NEVER), PlanForm.DAG, null))
        .plan(sort().judgedBy("flagship").json());
  }

  @Test
  void aJobThatIsCancelledLeavesNoVerifierOpen() {
    var world = candidate(sort().judgedBy("mini").judgedBy("flagship"));
    world.tell(new JobCommand.Cancel("j", null, "enough")).after(World.SETTLING);
    assertThat(world.result().status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(world.happened(SubtaskAccepted.class)).isEmpty();
  }

  @Test
  void samplesThatAgreeReachTheQuorum() {
    var world = candidate(sort().sampled(3, 2));
    assertThat(world.outstanding()).contains(SAMPLE.formatted(1), SAMPLE.formatted(2));
    world.answer(SAMPLE.formatted(1), Plans.label("b"));
    assertThat(world.happened(SubtaskAccepted.class)).isEmpty();
    world.answer(SAMPLE.formatted(2), Plans.label("A"));
    var checks = world.happened(SubtaskAccepted.class).getFirst().answer().checks();
    assertThat(checks).extracting(Check::name).containsExactly("schema", "agreement");
  }

  @Test
  void aQuorumEndsTheOtherSamples() {
    var world = candidate(sort().sampled(5, 2));
    world.answer(SAMPLE.formatted(3), Plans.label("a"));
    assertThat(world.happened(SubtaskAccepted.class)).hasSize(1);
    assertThat(world.happened(AttemptsCancelled.class))
        .filteredOn(cancelled -> cancelled.ref().step().startsWith("verify"))
        .hasSize(3);
  }

  @Test
  void aQuorumOutOfReachRejectsAndNamesTheFields() {
    var world = candidate(sort().sampled(3, 3));
    world.answer(SAMPLE.formatted(1), Plans.label("b"));
    assertThat(world.order("sort-0001").content().inputs())
        .extracting(Material::text)
        .contains("agreement: 1 of 3 samples agree, 3 have to; they differ in label");
    assertThat(world.order("sort-0001").tier()).isEqualTo("mini");
  }

  @Test
  void samplesThatAreMissingDecideNothing() {
    var world = candidate(sort().sampled(2, 2));
    world.report(Reports.failed(world.order(SAMPLE.formatted(1)), false));
    assertThat(world.happened(SubtaskGivenUp.class))
        .singleElement()
        .satisfies(
            given -> assertThat(given.gap().detail()).contains("undecided: samples are missing"));
  }

  @Test
  void aSampleThatIsHandedBackDoesNotAgree() {
    var world = candidate(sort().sampled(2, 2));
    var sample = world.order(SAMPLE.formatted(1));
    world.report(Reports.handedOff(sample, HandoffReason.UNVERIFIED, null));
    assertThat(world.happened(SubtaskGivenUp.class)).isEmpty();
    assertThat(world.order("sort-0001").tier()).isEqualTo("mini");
  }

  @Test
  void aSampleIsTheSameCallWithANumber() {
    var world = running(sort().sampled(2, 2));
    var work = world.order("sort-0001");
    world.answer("sort-0001", Plans.label("a"));
    var sample = world.order(SAMPLE.formatted(1));
    assertThat(sample.tier()).isEqualTo("nano");
    assertThat(sample.content().shared()).isEqualTo(work.content().shared());
    assertThat(sample.content().inputs())
        .startsWith(work.content().inputs().toArray(Material[]::new))
        .endsWith(Material.of("sample", "agreement_1 of attempt 1"));
  }

  @Test
  void aPersonAcceptsTheAnswer() {
    var world = candidate(sort().judgedBy("mini").reviewed()).answer(MINI, Plans.rubric(true));
    assertThat(world.happened(SubtaskAccepted.class)).isEmpty();
    assertThat(world.job().questions())
        .singleElement()
        .satisfies(question ->
            assertThat(question.text()).isEqualTo("Is this answer right? {\"label\":\"a\"}"));
    world.after(Duration.ofMinutes(1)).tell(review(true, null));
    assertThat(world.happened(SubtaskAccepted.class).getFirst().answer().checks().getLast())
        .isEqualTo(Check.passed("person").took(60_000));
    assertThat(world.job().questions()).isEmpty();
  }

  @Test
  void whatAPersonRejectsIsTriedAgainWithTheReason() {
    var world = candidate(sort().reviewed()).tell(review(false, "It is a credit note."));
    assertThat(world.order("sort-0001").content().inputs())
        .extracting(Material::text)
        .contains("person: It is a credit note.");
  }

  @Test
  void anAnswerThatNobodyReviewsIsRejected() {
    var world = candidate(sort().reviewed()).after(World.AT_LIMITS.maxReview());
    assertThat(world.happened(SubtaskAccepted.class)).isEmpty();
    assertThat(world.happened(SubtaskGivenUp.class))
        .singleElement()
        .satisfies(given ->
            assertThat(given.gap().detail()).isEqualTo("nobody reviewed the answer within PT2H"));
  }

  /// The job's time stands still when nothing else can be done.
  @Test
  void aJobWaitsForThePersonInItsInbox() {
    var world = candidate(sort().reviewed());
    world.answer("sort-0002", Plans.label("b")).answer("sort-0003", Plans.label("c"));
    assertThat(world.job().phase()).isInstanceOf(Phase.AwaitingInfo.class);
    for (int i = 1; i <= 3; i++) {
      world.tell(new JobCommand.Review("j", true, "kim", null, "sort-000" + i));
    }
    assertThat(world.judge(Plans.ruling("accept")).result().status())
        .isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void anAnswerToAQuestionIsNoReview() {
    var world = candidate(sort().reviewed());
    world.tell(new JobCommand.Answer("j", "sort-0001", "yes", "kim"));
    world.tell(new JobCommand.Answer("j", null, "yes", "kim"));
    assertThat(world.happened(SubtaskAccepted.class)).isEmpty();
    assertThat(world.job().questions()).hasSize(1);
  }

  @Test
  void aPersonStandsInForAVerifierThatCannotDecide() {
    var world = candidate(sort().judgedBy("mini").reviewed());
    world.report(Reports.failed(world.order(MINI), false)).tell(review(true, null));
    assertThat(world.happened(SubtaskAccepted.class)).hasSize(1);
  }

  @Test
  void aJobAsksPeopleOnlySoOften() {
    var world = new World().submit(Jobs.of(21)).plan(sort().reviewed().json()).answerAll("sort");
    assertThat(world.job().questions()).hasSize(20);
    assertThat(world.happened(SubtaskGivenUp.class))
        .singleElement()
        .satisfies(given ->
            assertThat(given.gap().detail()).endsWith("undecided: a job asks at most 20 times"));
  }

  private static JobCommand review(boolean accepted, @Nullable String note) {
    return new JobCommand.Review("j", accepted, "kim", note, "sort-0001");
  }

  private static Plans sort() {
    return Plans.form("dag").step("sort", "nano", "items");
  }

  private static World running(Plans plan) {
    return new World().submit(Jobs.of(3)).plan(plan.json());
  }

  private static World candidate(Plans plan) {
    return running(plan).answer("sort-0001", label());
  }

  private static JsonNode label() {
    return Plans.label("a");
  }
}
