package io.tierworks.worker.pool;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.FailureCode;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.subtask.SubtaskResult.Answered;
import io.tierworks.common.contract.subtask.SubtaskResult.Ended;
import io.tierworks.common.contract.subtask.SubtaskResult.Failed;
import io.tierworks.common.contract.subtask.SubtaskResult.Failure;
import io.tierworks.common.contract.subtask.SubtaskResult.Started;
import io.tierworks.worker.Subtasks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerPoolTest {
  private static final int SLOTS = 8;

  private final FakeIntake intake = new FakeIntake();
  private final FakeResultWriter writer = new FakeResultWriter();
  private final ResultFactory results = new ResultFactory("w-1", InstantSource.system());
  private final CountDownLatch gate = new CountDownLatch(1);
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger now = new AtomicInteger();
  private WorkerPool pool = pool(this::answer);

  @AfterEach
  void stop() throws InterruptedException {
    gate.countDown();
    pool.stop(Duration.ofSeconds(5));
  }

  @Test
  void everySubtaskIsStartedRunAndAnsweredOnce() {
    put(0, 50);
    pool.start();
    awaitEnded(50);
    assertThat(started()).hasSize(50).doesNotHaveDuplicates();
    assertThat(writer.results(Answered.class)).hasSize(50);
    await().until(() -> intake.accepted() == 50);
  }

  @Test
  void nothingIsAcceptedOrRunBeforeStartedIsDurable() {
    writer.down();
    put(0, 2);
    pool.start();
    await().until(() -> writer.waiting() == 1);
    assertThat(intake.accepted()).isZero();
    assertThat(calls).hasValue(0);
    writer.up();
    awaitEnded(2);
  }

  @Test
  void aStopReleasesASubtaskWhoseStartedCannotBeWritten() throws InterruptedException {
    writer.down();
    put(0, 1);
    pool.start();
    await().until(() -> writer.waiting() == 1);
    assertThat(pool.stop(Duration.ZERO)).isEmpty();
    assertThat(intake.left()).isEqualTo(1);
    assertThat(intake.isClosed()).isTrue();
    writer.up();
  }

  @Test
  void aResultOnItsWayLeavesItsSlotFreeAndItsAttemptOpen() throws InterruptedException {
    pool = pool(this::hold);
    put(0, SLOTS);
    pool.start();
    await().until(() -> now.get() == SLOTS);
    writer.down();
    gate.countDown();
    await().until(() -> writer.waiting() == SLOTS);
    put(SLOTS, 1);
    await().until(() -> writer.waiting() == SLOTS + 1);
    assertThat(pool.inFlight()).isEqualTo(SLOTS);
    assertThat(pool.stop(Duration.ZERO)).hasSize(SLOTS);
    assertThat(writer.results(Ended.class)).isEmpty();
  }

  @Test
  void noSlotBecomesFreeWhileTwoResultsOfEachAreOnTheirWay() {
    writer.slow();
    put(0, 5 * SLOTS);
    pool.start();
    await().until(() -> writer.waiting() > 2 * SLOTS);
    await()
        .during(Duration.ofMillis(300))
        .until(() -> started().size() <= 3 * SLOTS && writer.waiting() == started().size());
    writer.up();
    awaitEnded(5 * SLOTS);
  }

  @Test
  void anAttemptDeliveredAgainIsAcceptedButNotRunAgain() {
    put(0, 1);
    pool.start();
    awaitEnded(1);
    put(0, 1);
    put(1, 1);
    awaitEnded(2);
    assertThat(calls).hasValue(2);
    await().until(() -> intake.accepted() == 3);
  }

  @Test
  void noMoreAttemptsRunThanThereAreSlots() {
    pool = pool(this::hold);
    put(0, 3 * SLOTS);
    pool.start();
    await().until(() -> now.get() == SLOTS);
    assertThat(pool.inFlight()).isEqualTo(SLOTS);
    await().until(() -> intake.accepted() == SLOTS);
    gate.countDown();
    awaitEnded(3 * SLOTS);
    assertThat(most).hasValue(SLOTS);
  }

  @Test
  void onlyOneAttemptRunsWhileTheEndpointRefusesEveryCall() {
    var held = new AtomicBoolean(true);
    pool =
        pool(
            new SubtaskExecutor() {
              @Override
              public SubtaskResult.Ended execute(Subtask subtask) {
                return hold(subtask);
              }

              @Override
              public int places() {
                return held.get() ? 1 : Integer.MAX_VALUE;
              }
            });
    put(0, 3 * SLOTS);
    pool.start();
    await().during(Duration.ofMillis(600)).until(() -> now.get() <= 1);
    assertThat(intake.accepted()).isEqualTo(1);
    held.set(false);
    await().until(() -> now.get() == SLOTS);
    gate.countDown();
    awaitEnded(3 * SLOTS);
  }

  @Test
  void aHandOverFillsTheFreeSlotsAndOneFreeSlotIsEnough() {
    var holding = new Semaphore(0);
    pool =
        pool(subtask -> {
          holding.acquireUninterruptibly();
          return answer(subtask);
        });
    put(0, 2 * SLOTS);
    pool.start();
    await().until(() -> pool.inFlight() == SLOTS);
    holding.release();
    await().until(() -> started().size() == SLOTS + 1);
    holding.release(3);
    await().until(() -> started().size() == SLOTS + 4);
    assertThat(intake.takes().getFirst()).isEqualTo(SLOTS);
    holding.release(2 * SLOTS);
    awaitEnded(2 * SLOTS);
  }

  @Test
  void oneReportNamesAllAttemptsOfAJobThatAHandOverTook() {
    for (int i = 0; i < 3; i++) {
      intake.put(Subtasks.classify().of("a", i));
      intake.put(Subtasks.classify().of("b", i));
    }
    pool.start();
    awaitEnded(6);
    assertThat(writer.results(Started.class))
        .extracting(Started::job, report -> report.attempts().size())
        .containsExactlyInAnyOrder(tuple("a", 3), tuple("b", 3));
  }

  @Test
  void aRecordThatIsNoSubtaskBecomesADeadLetterWithItsReason() {
    intake.put("{\"job\":\"j\"}".getBytes(StandardCharsets.UTF_8));
    put(0, 1);
    pool.start();
    awaitEnded(1);
    assertThat(writer.rejected())
        .singleElement()
        .satisfies(rejected -> assertThat(rejected.deadLetter().message()).contains("is missing"));
    await().until(() -> intake.accepted() == 2);
  }

  @Test
  void anInternalErrorIsReportedAndFreesItsSlot() {
    pool =
        pool(_ -> {
          throw new IllegalStateException("as told");
        });
    put(0, 2 * SLOTS);
    pool.start();
    awaitEnded(2 * SLOTS);
    assertThat(writer.results(Failed.class))
        .allMatch(failed -> failed.failure().code().equals(FailureCode.INTERNAL));
  }

  @Test
  void theIntakeIsPolledAgainAfterAnError() {
    intake.failOnce();
    put(0, 1);
    pool.start();
    awaitEnded(1);
  }

  @Test
  void anErrorOfAnAttemptIsReportedLikeAnException() {
    pool =
        pool(_ -> {
          throw new StackOverflowError("as told; this stack trace is part of the test");
        });
    put(0, 1);
    pool.start();
    awaitEnded(1);
    assertThat(writer.results(Failed.class))
        .allMatch(failed -> failed.failure().code().equals(FailureCode.INTERNAL));
  }

  @Test
  void theLoopDiesOfAnErrorAndThePoolSaysSo() {
    intake.killOnce();
    pool.start();
    await().dontCatchUncaughtExceptions().until(() -> !pool.isAlive());
    assertThat(pool.isDraining()).isFalse();
  }

  @Test
  void aStopLetsCallsFinishWithinTheGracePeriod() throws InterruptedException {
    pool = pool(this::hold);
    put(0, 1);
    pool.start();
    await().until(() -> now.get() == 1);
    pool.drain();
    gate.countDown();
    assertThat(pool.stop(Duration.ofSeconds(10))).isEmpty();
    assertThat(writer.results(Answered.class)).hasSize(1);
  }

  @Test
  void aStopHandsBackTheAttemptsThatDoNotFinish() throws InterruptedException {
    pool = pool(this::hold);
    put(0, 1);
    pool.start();
    await().until(() -> now.get() == 1);
    assertThat(pool.stop(Duration.ofMillis(10))).containsExactly(attempt(0));
    await().until(() -> now.get() == 0);
    assertThat(writer.results(Ended.class)).isEmpty();
  }

  @Test
  void aCancelAlsoReachesASubtaskThatArrivesLater() {
    pool = pool(this::hold);
    pool.cancelJob("j");
    put(0, 1);
    pool.start();
    awaitEnded(1);
    assertThat(writer.results(Failed.class))
        .extracting(failed -> failed.failure().code())
        .containsExactly(FailureCode.CANCELLED);
  }

  @Test
  void aCancelOfOneAttemptLeavesTheOthersRunning() {
    pool = pool(this::hold);
    put(0, 2);
    pool.start();
    await().until(() -> now.get() == 2);
    pool.cancelAttempt(attempt(1));
    awaitEnded(1);
    assertThat(writer.results(Failed.class))
        .extracting(Failed::attempt)
        .containsExactly(attempt(1));
    gate.countDown();
    awaitEnded(2);
  }

  private static AttemptId attempt(int n) {
    return new AttemptId("j", "step-" + n, 1);
  }

  private List<AttemptId> started() {
    return writer.results(Started.class).stream()
        .flatMap(report -> report.attempts().stream())
        .toList();
  }

  private WorkerPool pool(SubtaskExecutor executor) {
    return new WorkerPool(new PoolSettings("g", SLOTS), intake, writer, executor, results);
  }

  private void put(int from, int count) {
    for (int i = from; i < from + count; i++) {
      intake.put(Subtasks.classify().of("j", i));
    }
  }

  private void awaitEnded(int count) {
    await().atMost(20, SECONDS).until(() -> writer.results(Ended.class).size() == count);
  }

  private Ended answer(Subtask subtask) {
    calls.incrementAndGet();
    return results.answered(
        subtask, JsonNodeFactory.instance.objectNode(), List.of(), Spent.NOTHING);
  }

  private Ended hold(Subtask subtask) {
    most.accumulateAndGet(now.incrementAndGet(), Math::max);
    try {
      gate.await();
      return answer(subtask);
    } catch (InterruptedException _) {
      return results.failed(subtask, Failure.lasting(FailureCode.CANCELLED, ""), Spent.NOTHING);
    } finally {
      now.decrementAndGet();
    }
  }
}
