package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.Limits;
import io.tierworks.common.contract.job.OnLimit;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.common.contract.result.Decision;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.planner.job.rule.Questions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A person sends a plan or an answer back.
class SentBackTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void thePlannerMakesAnotherPlanThatIsAskedAboutAgain() {
    var world = new World().submit(Jobs.reviewed(3, ReviewPolicy.PLAN)).plan(Plans.map());
    var deadline = world.job().terms().times().deadline();
    revise(world.after(HOUR), "Use the mini tier.");
    assertThat(world.job().status()).isEqualTo(JobStatus.PLANNING);
    assertThat(world.job().terms().times().deadline()).isEqualTo(deadline.plus(HOUR));
    var again = world.order("plan-0003");
    assertThat(text(again, "findings")).contains("Use the mini tier.");
    assertThat(text(again, "previous")).contains("sort");
    world.answer("plan-0003", Plans.form("dag").step("sort", "mini", "items").json());
    assertThat(world.job().status()).isEqualTo(JobStatus.AWAITING_APPROVAL);
    world.tell(new JobCommand.Approve("j", true, "kim", null));
    assertThat(world.order("sort-0001").tier()).isEqualTo("mini");
    world.answerAll("sort").judge(Plans.ruling("accept"));
    assertThat(world.result().decisions())
        .extracting(Decision::on, Decision::decision, Decision::note)
        .startsWith(
            org.assertj.core.groups.Tuple.tuple(
                Decision.On.PLAN, Decision.Choice.REVISE, "Use the mini tier."));
  }

  @Test
  void theRepairOfAFaultyPlanKeepsToTheComment() {
    var world = new World().submit(Jobs.reviewed(3, ReviewPolicy.PLAN)).plan(Plans.map());
    revise(world, "Use the mini tier.");
    world.answer("plan-0003", Plans.form("dag").step("a", "giga", "job").json());
    assertThat(text(world.order("plan-0004"), "findings")).contains("mini tier", "giga");
    world.answer("plan-0004", Plans.form("dag").step("a", "giga", "job").json());
    assertThat(world.result().status()).isEqualTo(JobStatus.FAILED);
    assertThat(world.result().effort().plan()).isNull();
  }

  @Test
  void theJudgeReadsTheCommentAndTheNewAnswerIsAskedAboutAgain() {
    var world = new World().submit(Jobs.reviewed(3, ReviewPolicy.UNSURE)).plan(Plans.map());
    world.answerAll("sort").judge(Plans.ruling("ask_person"));
    revise(world, "Name the customers.");
    assertThat(world.job().status()).isEqualTo(JobStatus.JUDGING);
    var judging = world.order("judge-0001");
    assertThat(text(judging, "feedback")).isEqualTo("Name the customers.");
    assertThat(text(judging, "previous")).contains("all is well");
    world.judge(Plans.ruling("accept"));
    assertThat(world.job().status()).isEqualTo(JobStatus.AWAITING_REVIEW);
    world.tell(new JobCommand.Review("j", true, "kim", null));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void theOneCallThatAnswersAJobReadsTheComment() {
    var job = Jobs.with(1, Limits.DEFAULTS, ReviewPolicy.ANSWER, PlanForm.DIRECT);
    var world = new World().submit(job).answer("direct-0001", Plans.answer("one", 1));
    revise(world, "Longer.");
    assertThat(text(world.order("direct-0001"), "feedback")).isEqualTo("Longer.");
    assertThat(text(world.order("direct-0001"), "previous")).contains("one");
    world.answer("direct-0001", Plans.answer("two", 1));
    world.tell(new JobCommand.Review("j", true, "kim", null));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(String.valueOf(world.result().answer())).contains("two");
  }

  @Test
  void aJobIsSentBackOnlyAFewTimes() {
    var world = new World().submit(Jobs.reviewed(3, ReviewPolicy.PLAN)).plan(Plans.map());
    for (int i = 1; i <= Questions.MOST_SENT_BACK; i++) {
      revise(world, "Again.");
      world.answer("plan-%04d".formatted(2 * i + 1), Plans.map());
    }
    revise(world, "Again.");
    assertThat(world.lines()).endsWith("send_back_refused");
    assertThat(world.job().status()).isEqualTo(JobStatus.AWAITING_APPROVAL);
  }

  @Test
  void anAnswerWithoutTheSubtasksThatTheEndOfTheTimeLeftOpenIsPartial() {
    var limits = new Limits(null, Duration.ofMinutes(10), null, null, null, OnLimit.STOP);
    var world = new World().submit(Jobs.with(3, limits, ReviewPolicy.UNSURE)).plan(Plans.map());
    world.answer("sort-0001", Plans.label("x")).after(Duration.ofMinutes(10));
    assertThat(world.job().status()).isEqualTo(JobStatus.AWAITING_REVIEW);
    revise(world, "Again.");
    world.judge(Plans.ruling("accept"));
    world.tell(new JobCommand.Review("j", true, "kim", null)).after(World.SETTLING);
    assertThat(world.result().gaps()).hasSize(2);
    assertThat(world.result().status()).isEqualTo(JobStatus.PARTIAL);
  }

  @Test
  void aJobThatWaitsForNoDecisionIsNotSentBack() {
    var world = RunningTest.running(3);
    int before = world.events().size();
    revise(world, "Again.");
    assertThat(world.events()).hasSize(before);
  }

  private static void revise(World world, String comment) {
    world.tell(new JobCommand.Revise("j", comment, "kim"));
  }

  private static String text(Subtask order, String material) {
    return order.content().inputs().stream()
        .filter(each -> each.name().equals(material))
        .findFirst()
        .orElseThrow()
        .text();
  }
}
