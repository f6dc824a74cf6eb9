package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.subtask.WorkerRun;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.LossReason;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.Runs;
import io.tierworks.planner.job.event.AttemptEvent.AttemptIssued;
import io.tierworks.planner.job.event.SubtaskEvent.SubtaskAccepted;
import io.tierworks.planner.job.event.SubtaskEvent.SubtaskGivenUp;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReportsTest {

  @Test
  void aLostAttemptIsIssuedAgainAndBookedAtItsUpperBound() {
    var world = RunningTest.running(3);
    var lost = world.order("sort-0001");
    var spentBefore = world.job().ledger().spent();
    world.lose(lost);
    assertThat(world.order("sort-0001").attempt()).hasToString("j/sort-0001/2");
    assertThat(world.order("sort-0001").tier()).isEqualTo("nano");
    assertThat(world.job().ledger().spent()).isEqualTo(spentBefore.plus(worst(lost)));
    assertThat(world.lines()).contains("attempt_lost");
  }

  @Test
  void theLateAnswerOfALostAttemptIsTakenIfItIsFirstAndCorrectsTheBill() {
    var world = RunningTest.running(3);
    var lost = world.order("sort-0001");
    world.lose(lost).report(Reports.answered(lost, Plans.label("late but first")));
    assertThat(world.happened(SubtaskAccepted.class))
        .singleElement()
        .satisfies(e -> assertThat(e.answer().attempt()).hasToString("j/sort-0001/1"));
    world.answerAll("sort").judge(Plans.ruling("accept"));
    assertThat(world.result().items().getFirst().output())
        .hasToString("{\"label\":\"late but first\"}");
    assertThat(world.result().bill().estimated()).isFalse();
    assertThat(world.result().bill().calls()).isEqualTo(6);
  }

  @Test
  void theLateAnswerOfALostAttemptOnlyCorrectsTheBillWhenItIsSecond() {
    var world = RunningTest.running(3);
    var lost = world.order("sort-0001");
    world.lose(lost).answer("sort-0001", Plans.label("second attempt"));
    assertThat(bill(world)).isTrue();
    world.report(Reports.answered(lost, Plans.label("late")));
    assertThat(bill(world)).isFalse();
    assertThat(world.happened(SubtaskAccepted.class)).hasSize(1);
  }

  @Test
  void theLateFailureOfALostAttemptDoesNotStopTheOneThatIsOut() {
    var world = RunningTest.running(3);
    var lost = world.order("sort-0001");
    world.lose(lost).report(Reports.failed(lost, false));
    assertThat(world.outstanding()).containsExactly("sort-0001", "sort-0002", "sort-0003");
    assertThat(world.happened(SubtaskGivenUp.class)).isEmpty();
    world.answer("sort-0001", Plans.label("x"));
    assertThat(world.happened(SubtaskAccepted.class)).hasSize(1);
  }

  @Test
  void theSameReportAgainChangesNothing() {
    var world = RunningTest.running(3);
    var report = Reports.answered(world.order("sort-0001"), Plans.label("x"));
    world.report(report);
    int events = world.events().size();
    world.report(report);
    assertThat(world.events()).hasSize(events);
  }

  @Test
  void theSameAttemptRunByAnotherWorkerIsBookedAndNeverTaken() {
    var world = RunningTest.running(3);
    var order = world.order("sort-0001");
    world.report(Reports.answered(order, Plans.label("one"), "w1"));
    var spent = world.job().ledger().spent();
    world.report(Reports.answered(order, Plans.label("two"), "w2"));
    assertThat(world.job().ledger().spent()).isEqualTo(spent.plus(Reports.spent(order).cost()));
    assertThat(world.happened(SubtaskAccepted.class)).hasSize(1);
  }

  @Test
  void aSecondRunThatIsReportedTwiceIsBookedOnce() {
    var world = RunningTest.running(3);
    var order = world.order("sort-0001");
    world.report(Reports.answered(order, Plans.label("one"), "w1"));
    world.report(Reports.answered(order, Plans.label("two"), "w2"));
    int events = world.events().size();
    world.report(Reports.answered(order, Plans.label("two"), "w2"));
    world.report(Reports.answered(order, Plans.label("one"), "w1"));
    assertThat(world.events()).hasSize(events);
  }

  @Test
  void reportsOnWhatNobodyKnowsAreIgnored() {
    var world = RunningTest.running(3);
    var order = world.order("sort-0001");
    int events = world.events().size();
    world.report(named(order, "j", "sort-0001", "j/sort-0001/7"));
    world.report(named(order, "j", "sort-0009", "j/sort-0009/1"));
    world.report(named(order, "j", "nonsense", "j/nonsense/1"));
    world.report(named(order, "ghost", "sort-0001", "ghost/sort-0001/1"));
    world.give(lost("j", "j/sort-0001/9"));
    world.give(lost("ghost", "ghost/sort-0001/1"));
    assertThat(world.events()).hasSize(events);
  }

  @Test
  void aReportAfterTheEndIsIgnored() {
    var world = RunningTest.running(3);
    var report = Reports.answered(world.order("sort-0001"), Plans.label("x"));
    world.answerAll("sort").judge(Plans.ruling("accept")).report(report);
    assertThat(world.results()).hasSize(1);
    assertThat(world.openJobs()).isEmpty();
  }

  @Test
  void aSubtaskThatTakesFiveWorkersWithItIsPoison() {
    var world = RunningTest.running(3);
    for (int i = 0; i < 5; i++) {
      world.lose(world.order("sort-0001"));
    }
    assertThat(world.outstanding()).containsExactly("sort-0002", "sort-0003");
    world.answerAll("sort").judge(Plans.ruling("accept"));
    assertThat(world.result().status()).isEqualTo(JobStatus.PARTIAL);
    assertThat(world.result().gaps())
        .singleElement()
        .satisfies(gap -> {
          assertThat(gap.reason()).hasToString("attempts_exhausted");
          assertThat(gap.detail()).isEqualTo("worker_silent");
        });
    assertThat(world.said(Message.DeadSubtask.class))
        .singleElement()
        .satisfies(dead -> assertThat(dead.attempts()).isEqualTo(5));
  }

  @Test
  void handedBackAttemptsDoNotCountAsTries() {
    var world = RunningTest.running(3);
    for (int i = 0; i < 4; i++) {
      world.lose(world.order("sort-0001"), LossReason.HANDED_BACK);
    }
    world.failAndWait("sort-0001");
    assertThat(world.outstanding()).contains("sort-0001");
  }

  @Test
  void aRunThatDiesBesideTheOneThatReportedIsBookedAtItsUpperBound() {
    var world = RunningTest.running(3);
    var order = world.order("sort-0001");
    reportedBySecond(world, order);
    var spent = world.job().ledger().spent();
    world.lose(order, "w1", LossReason.WORKER_SILENT);
    assertThat(world.job().ledger().spent()).isEqualTo(spent.plus(worst(order)));
    assertThat(bill(world)).isTrue();
    assertThat(world.outstanding()).containsExactly("sort-0002", "sort-0003");
    assertThat(world.happened(SubtaskAccepted.class)).hasSize(1);
  }

  @Test
  void aRunThatWasLostBesideAnotherAndReportsAfterAllIsBookedAsItWas() {
    var world = RunningTest.running(3);
    var order = world.order("sort-0001");
    reportedBySecond(world, order);
    var spent = world.job().ledger().spent();
    world.lose(order, "w1", LossReason.WORKER_SILENT);
    world.report(Reports.answered(order, Plans.label("late"), "w1"));
    assertThat(world.job().ledger().spent()).isEqualTo(spent.plus(Reports.spent(order).cost()));
    assertThat(bill(world)).isFalse();
  }

  @Test
  void theReportOfASecondWorkerDoesNotTakeThePlaceOfTheFirstOnesBound() {
    var world = RunningTest.running(3);
    var order = world.order("sort-0001");
    var before = world.job().ledger().spent();
    world.begin(order, "w1").lose(order, "w1", LossReason.WORKER_SILENT).begin(order, "w2");
    world.report(Reports.answered(order, Plans.label("first after all"), "w2"));
    assertThat(world.happened(SubtaskAccepted.class))
        .singleElement()
        .satisfies(e -> assertThat(e.answer().attempt()).hasToString("j/sort-0001/1"));
    assertThat(world.job().ledger().spent())
        .isEqualTo(before.plus(worst(order)).plus(Reports.spent(order).cost()));
    assertThat(bill(world)).isTrue();
  }

  @Test
  void twoWorkersThatDieWithTheSameAttemptAreBothBooked() {
    var world = RunningTest.running(3);
    var order = world.order("sort-0001");
    var before = world.job().ledger().spent();
    world.begin(order, "w1").begin(order, "w2");
    world.lose(order, "w1", LossReason.WORKER_SILENT).lose(order, "w2", LossReason.WORKER_SILENT);
    world.lose(order, "w2", LossReason.WORKER_SILENT);
    assertThat(world.job().ledger().spent())
        .isEqualTo(before.plus(worst(order)).plus(worst(order)));
    assertThat(world.happened(AttemptIssued.class))
        .filteredOn(e -> e.ref().id().equals("sort-0001"))
        .hasSize(2);
  }

  @Test
  void whoeverReportsOnAnOrderThatNobodyWasKnownToHaveTakesThePlaceOfItsBound() {
    var world = RunningTest.running(3);
    var order = world.order("sort-0001");
    var before = world.job().ledger().spent();
    world.notStarted(order).begin(order, "w2");
    world.report(Reports.answered(order, Plans.label("x"), "w2"));
    assertThat(world.job().ledger().spent()).isEqualTo(before.plus(Reports.spent(order).cost()));
    assertThat(bill(world)).isFalse();
  }

  @Test
  void whoeverDiesWithAnOrderThatNobodyWasKnownToHaveIsBookedOnce() {
    var world = RunningTest.running(3);
    var order = world.order("sort-0001");
    var before = world.job().ledger().spent();
    world.notStarted(order).begin(order, "w2");
    world.lose(order, "w2", LossReason.WORKER_SILENT);
    assertThat(world.job().ledger().spent()).isEqualTo(before.plus(worst(order)));
  }

  /// Two workers began, and the second one reports.
  private static void reportedBySecond(World world, Subtask order) {
    world.begin(order, "w1").begin(order, "w2");
    world.report(Reports.answered(order, Plans.label("x"), "w2"));
  }

  private static Money worst(Subtask order) {
    return Objects.requireNonNull(order.bounds().maxCost());
  }

  private static Input.Loss lost(String job, String attempt) {
    return new Input.Loss(
        job,
        new Runs.Run("w1", "sort-0001", AttemptId.parse(attempt)),
        LossReason.WORKER_SILENT,
        World.START);
  }

  private static boolean bill(World world) {
    return world.job().ledger().accounts().stream().anyMatch(a -> a.estimates() > 0);
  }

  private static SubtaskResult.Ended named(
      Subtask order, String job, String subtask, String attempt) {
    return new SubtaskResult.Answered(
        new WorkerRun(job, subtask, AttemptId.parse(attempt), order.tier(), "w1"),
        Plans.label("x"),
        List.of(),
        Spent.NOTHING,
        World.START);
  }
}
