package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.result.Bill;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.planner.job.CheckFinding;
import io.tierworks.planner.job.CheckFinding.Verdict;
import io.tierworks.planner.job.CheckRef;
import io.tierworks.planner.job.LossReason;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.event.CheckEvent.CheckEnded;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Subtasks about the answers of other subtasks; audits stand for all of them.
class ChecksTest {
  private static final String AUDIT = "audit.flagship.1.sort-0002";

  @Test
  void anAuditSolvesTheSubtaskAgainWithoutSeeingItsAnswer() {
    var world = World.auditing(1).submit(Jobs.of(3)).plan(Plans.map());
    var work = world.order("sort-0002");
    world.answerAll("sort");
    var audit = world.order(AUDIT);
    assertThat(audit.assignment().purpose()).isEqualTo(Purpose.AUDIT);
    assertThat(audit.tier()).isEqualTo("flagship");
    assertThat(audit.content()).isEqualTo(work.content());
    assertThat(audit.answer()).isEqualTo(work.answer());
  }

  @Test
  void auditsComeAfterAllWorkAndBeforeTheJudgment() {
    var world = World.auditing(1).submit(Jobs.of(3)).plan(Plans.map());
    world.answer("sort-0001", Plans.label("a")).answer("sort-0002", Plans.label("b"));
    assertThat(world.outstanding()).containsExactly("sort-0003");
    world.answer("sort-0003", Plans.label("c"));
    assertThat(world.outstanding()).hasSize(3).allMatch(id -> id.startsWith("audit.flagship.1."));
    audits(world, "a");
    assertThat(world.outstanding()).containsExactly("judge-0001");
  }

  @Test
  void aCheckIsNoResultAndNoGap() {
    var world = audited("x").judge(Plans.ruling("accept"));
    var result = world.result();
    assertThat(result.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(result.items()).extracting("step").containsExactly("sort", "sort", "sort");
    assertThat(result.counts())
        .extracting("subtasks", "accepted", "failed", "escalated", "attempts")
        .containsExactly(3, 3, 0, 0, 8);
  }

  @Test
  void aCheckIsOnTheBillByItsPurpose() {
    var result = audited("x").judge(Plans.ruling("accept")).result();
    assertThat(result.bill().lines())
        .extracting(Bill.Line::tier, Bill.Line::purpose, Bill.Line::calls)
        .contains(org.assertj.core.groups.Tuple.tuple("flagship", Purpose.AUDIT, 3));
  }

  @Test
  void theFindingIsOnTheRecordOfTheSubjectAndInTheEvents() {
    var world = audited("billing");
    assertThat(findings(world, 0))
        .extracting(CheckFinding::check, CheckFinding::attempt, CheckFinding::verdict)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("audit.flagship.1.sort-0001", 1, Verdict.AGREE));
    assertThat(findings(world, 1))
        .extracting(CheckFinding::verdict, CheckFinding::fields)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Verdict.DISAGREE, List.of("label")));
    assertThat(findings(world, 1).getFirst().cost().nanos()).isPositive();
    assertThat(world.lines()).filteredOn("subtask_checked"::equals).hasSize(3);
  }

  @Test
  void theFlagshipsOwnAnswersAreNotAudited() {
    var world = World.auditing(1).submit(Jobs.of(3));
    world.plan(Plans.form("dag").step("sort", "flagship", "items").json()).answerAll("sort");
    assertThat(world.outstanding()).containsExactly("judge-0001");
  }

  @Test
  void anAuditThatIsLostIsIssuedAgain() {
    var world = accepted();
    world.lose(world.order(AUDIT), LossReason.WORKER_SILENT);
    var again = world.order(AUDIT);
    assertThat(again.attempt().number()).isEqualTo(2);
    assertThat(again.assignment().purpose()).isEqualTo(Purpose.AUDIT);
  }

  @Test
  void anAuditThatFailsLeavesTheAnswerAsItIs() {
    var world = accepted();
    world.report(Reports.failed(world.order(AUDIT), false));
    world.failForGood("audit.flagship.1.sort-0001");
    world.report(
        Reports.handedOff(world.order("audit.flagship.1.sort-0003"), HandoffReason.UNSURE, null));
    assertThat(world.happened(CheckEnded.class))
        .extracting(e -> e.finding().verdict())
        .containsOnly(Verdict.UNDECIDED)
        .hasSize(3);
    assertThat(world.judge(Plans.ruling("accept")).result().status())
        .isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void aJobThatIsCancelledEndsItsAuditsAndBillsThem() {
    var world = accepted();
    world.tell(new JobCommand.Cancel("j", null, "enough"));
    assertThat(world.happened(CheckEnded.class)).hasSize(3);
    world.after(World.SETTLING);
    assertThat(world.result().status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(world.result().bill().lines())
        .filteredOn(line -> line.purpose() == Purpose.AUDIT)
        .singleElement()
        .satisfies(line -> assertThat(line.estimated()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrap_up", "stop", "pause"})
  void aJobIsJudgedWithoutItsAuditsWhenTimeRunsOut(String onLimit) {
    var world = World.auditing(1).submit(Jobs.timed(3, Duration.ofMinutes(10), onLimit));
    world.plan(Plans.map()).answerAll("sort");
    assertThat(world.outstanding()).hasSize(3);
    world.after(Duration.ofMinutes(9));
    assertThat(world.job().status()).isEqualTo(JobStatus.JUDGING);
    world.judge(Plans.ruling("accept")).after(World.SETTLING);
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void anAuditBeyondItsBudgetIsNotMadeAndTheEventSaysSo() {
    var world = World.auditing(1, 0.001).submit(Jobs.of(3)).plan(Plans.map()).answerAll("sort");
    assertThat(world.outstanding()).containsExactly("audit.flagship.1.sort-0001");
    audits(world, "x");
    assertThat(world.happened(CheckEnded.class))
        .extracting(e -> e.finding().note())
        .containsExactly("", "the budget does not cover it", "the budget does not cover it");
    assertThat(world.lines()).filteredOn("subtask_checked"::equals).hasSize(3);
    assertThat(world.outstanding()).containsExactly("judge-0001");
  }

  @Test
  void anAnswerOfAnotherRoundIsAuditedAnew() {
    var world = audited("x").judge(Plans.ruling("revise", "sort-0002"));
    world.answer("sort-0002", Plans.label("better"));
    assertThat(world.outstanding()).containsExactly("audit.flagship.2.sort-0002");
  }

  @Test
  void theIdOfACheckSaysAllAboutIt() {
    var check = new CheckRef(Purpose.VERIFY, "mini", 2, "rubric", new SubtaskRef("sort", 6));
    assertThat(check.ref().id()).isEqualTo("verify.mini.2.rubric.sort-0007");
    assertThat(SubtaskRef.parse(check.ref().id()).flatMap(CheckRef::of)).contains(check);
    assertThat(CheckRef.of(new SubtaskRef("sort", 6))).isEmpty();
  }

  /// All three answers are accepted, and their audits are out.
  private static World accepted() {
    return World.auditing(1).submit(Jobs.of(3)).plan(Plans.map()).answerAll("sort");
  }

  /// @param label the flagship's answer to each; the first subtask answers `billing`
  private static World audited(String label) {
    var world = World.auditing(1).submit(Jobs.of(3)).plan(Plans.map());
    world.answer("sort-0001", Plans.label("billing")).answerAll("sort");
    return audits(world, label);
  }

  private static World audits(World world, String label) {
    for (var id : world.outstanding()) {
      world.answer(id, Plans.label(label));
    }
    return world;
  }

  private static List<CheckFinding> findings(World world, int index) {
    return world.store().subtask("j", new SubtaskRef("sort", index)).orElseThrow().findings();
  }
}
