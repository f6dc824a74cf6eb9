package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.DefaultDecision;
import io.tierworks.common.contract.job.Job;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.Limits;
import io.tierworks.common.contract.job.OnLimit;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.job.Review;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.common.contract.result.Decision;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.planner.job.InfoRequest;
import io.tierworks.planner.job.rule.InfoRequests;
import java.time.Duration;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InfoRequestsTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void theAnswerIsAPartOfTheNextAttemptAndOfAllLaterOnes() {
    var world = running(2, null);
    lacksInfo(world, "sort-0001");
    assertThat(world.job().status()).isEqualTo(JobStatus.RUNNING);
    assertThat(world.lines()).endsWith("question_asked");
    answer(world, "sort-0001", "Net.");
    assertThat(world.lines()).contains("question_closed").endsWith("subtask_issued");
    assertThat(clarification(world, "sort-0001")).isEqualTo("Question: not sure\nAnswer: Net.");
    assertThat(world.order("sort-0001").tier()).isEqualTo("nano");
    world.failAndWait("sort-0001");
    assertThat(clarification(world, "sort-0001")).contains("Net.");
    world.answerAll("sort").judge(Plans.ruling("accept"));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(world.result().decisions())
        .singleElement()
        .extracting("on", "subtask", "decision", "decidedBy", "by", "note")
        .containsExactly(
            Decision.On.QUESTION,
            "sort-0001",
            Decision.Choice.ANSWER,
            Decision.DecidedBy.PERSON,
            "kim",
            "Net.");
  }

  @Test
  void theTimeOfTheJobStandsStillWhileNothingElseCanRun() {
    var world = running(2, null);
    var deadline = world.job().terms().times().deadline();
    lacksInfo(world, "sort-0001");
    world.after(Duration.ofMinutes(10)).answer("sort-0002", Plans.label("x"));
    assertThat(world.job().status()).isEqualTo(JobStatus.AWAITING_INFO);
    world.after(HOUR);
    assertThat(world.isFinished()).isFalse();
    answer(world, null, "Net.");
    assertThat(world.job().status()).isEqualTo(JobStatus.RUNNING);
    assertThat(world.job().terms().times().deadline()).isEqualTo(deadline.plus(HOUR));
    assertThat(world.order("sort-0001").bounds().deadline()).isEqualTo(deadline.plus(HOUR));
  }

  @Test
  void aQuestionThatNobodyAnswersIsAGapThatNamesIt() {
    var world = running(2, null);
    lacksInfo(world, "sort-0001");
    world.answer("sort-0002", Plans.label("x")).after(World.AT_LIMITS.maxReview());
    world.judge(Plans.ruling("accept"));
    assertThat(world.result().gaps())
        .singleElement()
        .satisfies(gap -> {
          assertThat(gap.reason()).hasToString("needs_info");
          assertThat(gap.detail()).isEqualTo("nobody answered within PT2H: not sure");
        });
    assertThat(world.result().decisions())
        .singleElement()
        .extracting("decision", "decidedBy")
        .containsExactly(Decision.Choice.GIVE_UP, Decision.DecidedBy.DEADLINE);
  }

  @Test
  void aJobMayStateWhatItsQuestionsAreAnsweredWithByDefault() {
    var world = running(1, "Assume net.");
    lacksInfo(world, "sort-0001");
    world.after(World.AT_LIMITS.maxReview());
    assertThat(clarification(world, "sort-0001")).endsWith("Assume net.");
    world.answerAll("sort").judge(Plans.ruling("accept"));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void aJobThatAsksNobodyGivesUpAtOnce() {
    var world = RunningTest.running(3);
    lacksInfo(world, "sort-0001");
    assertThat(world.lines()).contains("subtask_failed").doesNotContain("question_asked");
  }

  @Test
  void aPlanningCallAsksTooAndEndsTheJobIfNobodyAnswers() {
    var world = new World().submit(job(2, null));
    assertThat(world.order("plan-0001").answer().mayHandOff()).isTrue();
    lacksInfo(world, "plan-0001");
    assertThat(world.job().status()).isEqualTo(JobStatus.AWAITING_INFO);
    answer(world, null, "By topic.");
    assertThat(world.job().status()).isEqualTo(JobStatus.PLANNING);
    assertThat(clarification(world, "plan-0001")).contains("By topic.");
    lacksInfo(world, "plan-0001");
    world.after(World.AT_LIMITS.maxReview()).after(World.SETTLING);
    assertThat(world.result().status()).isEqualTo(JobStatus.FAILED);
    assertThat(world.result().errors().getFirst().rule()).contains("nobody answered within PT2H");
  }

  @Test
  void aSubtaskAsksAtMostTwiceAndDoesNotUseUpItsAttempts() {
    var limits = new Limits(null, null, null, null, 1, null);
    var world = planned(job(2, limits, null));
    for (int i = 0; i < InfoRequests.MOST_OF_SUBTASK; i++) {
      lacksInfo(world, "sort-0001");
      answer(world, "sort-0001", "Net.");
      assertThat(world.outstanding()).contains("sort-0001");
    }
    lacksInfo(world, "sort-0001");
    assertThat(world.outstanding()).containsExactly("sort-0002");
    assertThat(world.lines()).endsWith("subtask_failed");
  }

  @Test
  void aJobAsksNoMoreThanAPersonCanRead() {
    int items = InfoRequest.MOST_OF_JOB + 1;
    var world = running(items, null);
    IntStream.rangeClosed(1, items).forEach(i -> lacksInfo(world, "sort-%04d".formatted(i)));
    assertThat(world.job().questions()).hasSize(InfoRequest.MOST_OF_JOB);
    assertThat(world.job().failedSubtasks()).isEqualTo(1);
    answer(world, null, "Net.");
    assertThat(world.job().questions()).hasSize(InfoRequest.MOST_OF_JOB);
  }

  @Test
  void aLateAnswerOfALostAttemptMakesTheQuestionNeedless() {
    var world = running(1, null);
    var lost = world.order("sort-0001");
    world.lose(lost);
    lacksInfo(world, "sort-0001");
    assertThat(world.job().status()).isEqualTo(JobStatus.AWAITING_INFO);
    world.report(Reports.answered(lost, Plans.label("x")));
    assertThat(world.job().questions()).isEmpty();
    assertThat(world.outstanding()).containsExactly("judge-0001");
  }

  @Test
  void aQuestionIsDroppedWhenTheTimeOfTheJobIsUp() {
    var limits = new Limits(null, Duration.ofMinutes(5), null, null, null, OnLimit.WRAP_UP);
    var world = planned(job(2, limits, null));
    lacksInfo(world, "sort-0001");
    world.after(Duration.ofMinutes(5)).after(World.SETTLING);
    assertThat(world.result().status()).isEqualTo(JobStatus.EXPIRED);
    assertThat(world.result().gaps())
        .extracting("detail")
        .anySatisfy(detail -> assertThat(detail.toString()).endsWith("it asked: not sure"));
  }

  @Test
  void anAnswerThatFitsNoQuestionChangesNothing() {
    var world = running(2, null);
    lacksInfo(world, "sort-0001");
    int before = world.events().size();
    answer(world, "sort-0002", "Net.");
    assertThat(world.events()).hasSize(before);
  }

  @Test
  void aCancelledJobAsksNoLonger() {
    var world = running(1, null);
    lacksInfo(world, "sort-0001");
    world.tell(new JobCommand.Cancel("j", "kim", null)).after(World.SETTLING);
    assertThat(world.result().status()).isEqualTo(JobStatus.CANCELLED);
  }

  private static void lacksInfo(World world, String subtask) {
    world.report(Reports.handedOff(world.order(subtask), HandoffReason.NEEDS_INFO, null));
  }

  private static void answer(World world, @Nullable String subtask, String answer) {
    world.tell(new JobCommand.Answer("j", subtask, answer, "kim"));
  }

  private static String clarification(World world, String subtask) {
    return world.order(subtask).content().inputs().stream()
        .filter(material -> material.name().equals("clarification"))
        .map(Material::text)
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private static World running(int items, @Nullable String byDefault) {
    return planned(job(items, byDefault));
  }

  private static World planned(Job job) {
    return new World().submit(job).plan(Plans.map());
  }

  private static Job job(int items, @Nullable String byDefault) {
    return job(items, Limits.DEFAULTS, byDefault);
  }

  private static Job job(int items, Limits limits, @Nullable String byDefault) {
    var review = new Review(ReviewPolicy.INFO, null, DefaultDecision.REJECT, byDefault);
    return Jobs.with(items, limits, review, PlanForm.DAG);
  }
}
