package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.job.Job;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.Limits;
import io.tierworks.common.contract.job.OnLimit;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.result.JobResult.ItemAnswer;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.worker.WorkerCommand;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.LossReason;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.event.AttemptEvent.AttemptIssued;
import io.tierworks.planner.job.event.ClosedJobEvent.PageRepeated;
import io.tierworks.planner.job.event.ClosedJobEvent.RemainsDeleted;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettlementTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  static Stream<Arguments> phases() {
    return Stream.of(
        Arguments.of("planning", phase(() -> submitted(ReviewPolicy.NEVER)), JobStatus.EXPIRED),
        Arguments.of(
            "awaiting approval",
            phase(() -> submitted(ReviewPolicy.PLAN).plan(Plans.map())),
            JobStatus.FAILED),
        Arguments.of(
            "running, nothing answered",
            phase(() -> submitted(ReviewPolicy.NEVER).plan(Plans.map())),
            JobStatus.EXPIRED),
        Arguments.of(
            "running",
            phase(() ->
                submitted(ReviewPolicy.NEVER)
                    .plan(Plans.map())
                    .answer("sort-0001", Plans.label("x"))),
            JobStatus.PARTIAL),
        Arguments.of(
            "judging",
            phase(() -> submitted(ReviewPolicy.NEVER).plan(Plans.map()).answerAll("sort")),
            JobStatus.PARTIAL),
        Arguments.of(
            "awaiting review",
            phase(() ->
                submitted(ReviewPolicy.ANSWER)
                    .plan(Plans.map())
                    .answerAll("sort")
                    .judge(Plans.ruling("accept"))),
            JobStatus.FAILED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("phases")
  void aJobIsCalledOffInAnyPhase(String what, Supplier<World> phase, JobStatus ignored) {
    var world = phase.get();
    boolean out = !world.orders().isEmpty();
    world.tell(new JobCommand.Cancel("j", "kim", "no need"));
    if (out) {
      assertThat(world.isFinished()).as("attempts are out and waited for").isFalse();
      assertThat(world.said(Message.Command.class))
          .containsExactly(new Message.Command(new WorkerCommand.CancelJob("j")));
      world.tell(new JobCommand.Cancel("j", "kim", "really"));
      assertThat(world.said(Message.Command.class)).hasSize(1);
      world.orders().forEach(order -> world.report(Reports.failed(order, true)));
    }
    assertThat(world.result().status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(world.result().bill().estimated()).isFalse();
    assertThat(world.result().bill().calls()).isEqualTo(world.happened(AttemptIssued.class).size());
    assertThat(world.result().gaps())
        .allSatisfy(gap -> assertThat(gap.reason()).hasToString("cancelled"));
    assertThat(world.result().answer()).isNull();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("phases")
  void theDeadlineEndsAJobInAnyPhase(String what, Supplier<World> phase, JobStatus status) {
    var world = phase.get();
    boolean asks = world.job().deadline().orElseThrow().isAfter(World.START.plus(LIMIT));
    world.after(asks ? World.AT_LIMITS.maxReview() : LIMIT);
    var writtenOff = world.orders().size();
    world.after(World.SETTLING.minusMillis(1));
    assertThat(world.isFinished()).isEqualTo(writtenOff == 0);
    world.after(Duration.ofMillis(1));
    assertThat(world.result().status()).isEqualTo(status);
    assertThat(world.result().bill().estimated()).isEqualTo(writtenOff > 0);
    assertThat(world.result().bill().calls()).isEqualTo(world.happened(AttemptIssued.class).size());
    assertThat(world.result().gaps())
        .allSatisfy(gap -> assertThat(gap.reason()).hasToString("deadline"));
    if (status == JobStatus.EXPIRED) {
      assertThat(world.result().errors()).extracting("field").containsExactly("limits.maxTime");
    }
  }

  @Test
  void aJobThatIsDoneWaitsForARunBesideTheOneThatReported() {
    var world = judgedTwice();
    assertThat(world.isFinished()).isFalse();
    assertThat(world.said(Message.Command.class))
        .containsExactly(new Message.Command(new WorkerCommand.CancelJob("j")));
    var judging = judging(world);
    world.report(Reports.answered(judging, Plans.ruling("reject"), "w1"));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(world.result().bill().estimated()).isFalse();
    oneCallMoreThanIssued(world);
  }

  @Test
  void aJobThatIsDoneWaitsUntilTheOtherRunIsKnownToBeLost() {
    var world = judgedTwice();
    world.lose(judging(world), "w1", LossReason.WORKER_SILENT);
    assertThat(world.result().bill().estimated()).isTrue();
    oneCallMoreThanIssued(world);
  }

  @Test
  void aRunOfWhichNothingIsHeardIsWrittenOffWithTheRest() {
    var world = judgedTwice().after(World.SETTLING.minusMillis(1));
    assertThat(world.isFinished()).isFalse();
    world.after(Duration.ofMillis(1));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(world.result().bill().estimated()).isTrue();
    oneCallMoreThanIssued(world);
  }

  @Test
  void everyRunOfAnAttemptThatNobodyReportedIsWrittenOff() {
    var world = submitted(ReviewPolicy.NEVER);
    var planning = world.order("plan-0001");
    world.begin(planning, "w1").begin(planning, "w2").begin(planning, "w3");
    world.tell(new JobCommand.Cancel("j", "kim", null)).after(World.SETTLING);
    var worst = Objects.requireNonNull(planning.bounds().maxCost());
    assertThat(world.result().bill().total()).isEqualTo(worst.plus(worst).plus(worst));
    assertThat(world.result().bill().calls()).isEqualTo(3);
  }

  /// Two workers run the judging call, and the second one answered.
  private static World judgedTwice() {
    var world = submitted(ReviewPolicy.NEVER).plan(Plans.map()).answerAll("sort");
    var judging = judging(world);
    world.begin(judging, "w1").begin(judging, "w2");
    return world.report(Reports.answered(judging, Plans.ruling("accept"), "w2"));
  }

  private static void oneCallMoreThanIssued(World world) {
    assertThat(world.result().bill().calls())
        .isEqualTo(world.happened(AttemptIssued.class).size() + 1);
  }

  private static Subtask judging(World world) {
    return world.happened(AttemptIssued.class).getLast().envelope();
  }

  @Test
  void nothingHappensBeforeTheDeadline() {
    var world = submitted(ReviewPolicy.NEVER).after(LIMIT.minusMillis(1));
    assertThat(world.outstanding()).containsExactly("plan-0001");
  }

  @Test
  void whatWasNeverIssuedIsOnOneLineOfTheGaps() {
    var world =
        new World(2)
            .submit(Jobs.timed(5, LIMIT))
            .plan(Plans.map())
            .answer("sort-0001", Plans.label("x"));
    world.after(LIMIT).after(World.SETTLING);
    assertThat(world.result().gaps())
        .extracting(Gap::subtask, gap -> gap.reason().code(), Gap::count)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("sort-0002", "deadline", 1),
            org.assertj.core.groups.Tuple.tuple("sort-0003", "deadline", 1),
            org.assertj.core.groups.Tuple.tuple(null, "deadline", 2));
  }

  @Test
  void aRevisionCutOffByTheDeadlineLeavesTheEarlierAnswersAndSaysSo() {
    var world = new World().submit(Jobs.timed(3, LIMIT));
    world.plan(
        Plans.form("dag").step("sort", "nano", "items").step("check", "nano", "sort").json());
    world.answerAll("sort").answerAll("check").judge(Plans.ruling("revise", "sort-0001"));
    world.after(LIMIT).after(World.SETTLING);
    assertThat(world.result().status()).isEqualTo(JobStatus.PARTIAL);
    assertThat(world.result().items()).hasSize(3).extracting("step").containsOnly("check");
    assertThat(world.result().gaps())
        .extracting(Gap::subtask, gap -> gap.reason().code())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("sort-0001", "not_revised"));
    assertThat(world.result().answer()).isNotNull();
  }

  @Test
  void usersSeeTheStatusFromBeforeWhileTheBillIsBeingSettled() {
    var world =
        submitted(ReviewPolicy.NEVER)
            .plan(Plans.map())
            .tell(new JobCommand.Cancel("j", null, null));
    assertThat(world.job().status()).isEqualTo(JobStatus.RUNNING);
    assertThat(world.lines()).contains("settling");
  }

  private static Supplier<World> phase(Supplier<World> world) {
    return world;
  }

  @Test
  void whatALargeJobLeavesIsDeletedBitByBit() {
    var world = large();
    assertThat(world.state().kindsInUse())
        .containsExactly("closed", "expiry", "result", "verdicts");
    assertThat(world.happened(RemainsDeleted.class)).hasSizeBetween(3, 5);
  }

  @Test
  void moreAnswersThanAMessageHoldsGoBeforeTheResultInPages() {
    var world = paged();
    var pages = world.said(Message.Answers.class).stream().map(Message.Answers::page).toList();
    assertThat(world.result().items()).isEmpty();
    assertThat(world.result().answerPages()).isEqualTo(pages.size()).isBetween(6, 7);
    assertThat(pages.stream().flatMap(page -> page.items().stream()).map(ItemAnswer::item))
        .containsExactlyElementsOf(World.items(1_200).stream().map(Item::id).toList());
    assertThat(world.messages()).last().isInstanceOf(Message.Audit.class);
  }

  @Test
  void aJobSentAgainGetsItsPagesAgainOnePerCommandAndThenItsResult() {
    var world = pagedTwice();
    var pages = world.said(Message.Answers.class);
    int half = pages.size() / 2;
    assertThat(pages.subList(half, pages.size())).isEqualTo(pages.subList(0, half));
    assertThat(world.results()).hasSize(2);
    assertThat(world.happened(PageRepeated.class)).hasSize(half);
    assertThat(world.messages()).last().isInstanceOf(Message.Result.class);
  }

  @Test
  void manyGapsAreNamedUpToAThousandAndThenCounted() {
    var world = new World(10).checkingRarely();
    world.submit(
        Jobs.with(
            3_000,
            new Limits(Money.dollars("100"), LIMIT, null, null, null, OnLimit.STOP),
            ReviewPolicy.NEVER));
    world
        .plan(Plans.map())
        .answer("sort-0001", Plans.label("x"))
        .after(LIMIT)
        .after(World.SETTLING);
    assertThat(world.result().gaps().stream().mapToInt(Gap::count).sum()).isEqualTo(2_999);
  }

  /// A job of 300 items, from its message until nothing of it is left.
  static World large() {
    var world = new World(500).checkingRarely().submit(Jobs.capped(300, "100")).plan(Plans.map());
    world.answerAll("sort").judge(Plans.ruling("accept"));
    for (int i = 0; i < 5 && world.state().kindsInUse().contains("cleanup"); i++) {
      world.give(new Input.CleanUp(100, world.now()));
    }
    return world;
  }

  /// A job whose answers do not fit into its result.
  static World paged() {
    var world = new World(4_000).checkingRarely().submit(pagedJob()).plan(Plans.map());
    var text = "x".repeat(5_000);
    for (var order : world.orders()) {
      world.report(Reports.answered(order, Plans.label(text)));
    }
    return world.judge(Plans.ruling("accept"));
  }

  /// Such a job, sent again after its end.
  static World pagedTwice() {
    return paged().after(Duration.ofMinutes(5)).submit(pagedJob());
  }

  private static Job pagedJob() {
    var limits = new Limits(Money.dollars("100"), null, null, null, null, null);
    return Jobs.with(1_200, limits, ReviewPolicy.NEVER);
  }

  private static World submitted(ReviewPolicy review) {
    return new World()
        .submit(Jobs.with(3, new Limits(null, LIMIT, null, null, null, null), review));
  }
}
