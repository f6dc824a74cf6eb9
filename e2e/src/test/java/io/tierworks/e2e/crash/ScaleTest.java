package io.tierworks.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.e2e.crash.Fault.Kind;
import io.tierworks.e2e.crash.RecordLog.Run;
import io.tierworks.e2e.installation.Brokers;
import io.tierworks.e2e.installation.Layout;
import io.tierworks.e2e.installation.TestInstallation;
import io.tierworks.e2e.installation.TestLength;
import io.tierworks.testkit.broker.BrokerProcess.Tuning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// One tier grows from one worker to several and shrinks back in the middle of a job.
@Isolated
class ScaleTest {
  private static final int ITEMS = TestLength.pick(160, 700);
  private static final int MOST = TestLength.pick(4, 8);
  private static final int REPORTS_BEFORE_SHRINKING = TestLength.pick(60, 200);
  private static final String JOB = "scaled";

  /// The planner decides on a worker's departure with the next ticks.
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  /// Calls take seconds and the grace period is short, so leaving workers cannot finish their
  /// calls.
  private static final Layout LAYOUT =
      Layout.of(1, 1, 1)
          .withLatency(TestLength.pick(2, 4))
          .withoutRecorder()
          .with("tier.nano.slots", "8")
          .with("worker.grace", "PT0.1S")
          .with("planner.window-job", "96");

  @Test
  void newWorkersGetWorkAndThoseWhoLeaveHandBackAtOnce() {
    try (var brokers = Brokers.single(Tuning.QUICK_START);
        var installation = TestInstallation.start(brokers, LAYOUT);
        var recordLog = RecordLog.open(installation.connection(), installation.topics())) {
      installation.submit(Load.tickets(JOB, "map", ITEMS));
      await(() -> recordLog.runs().stream().filter(Run::reported).count() > 20);
      grow(installation, recordLog);
      await(
          () -> recordLog.runs().stream().filter(Run::reported).count() > REPORTS_BEFORE_SHRINKING);
      assertThat(recordLog.finals(JOB)).as("the job is in its middle").isEmpty();
      var injectedFaults = shrink(installation);
      await(() -> !recordLog.finals(JOB).isEmpty());

      assertThat(recordLog.finals(JOB))
          .singleElement()
          .satisfies(end -> assertThat(end.status()).isEqualTo(JobStatus.COMPLETED));
      assertHandedBackAtOnce(recordLog);
      var audit =
          new CrashAudit(
              List.of(JOB), recordLog, injectedFaults, installation.simulatorAdmin().entries());
      assertThat(audit.faults()).isEmpty();
      System.out.println(audit.figures());
    }
  }

  private static void grow(TestInstallation installation, RecordLog recordLog) {
    long asked = System.currentTimeMillis();
    IntStream.rangeClosed(2, MOST).forEach(number -> installation.startWorker("nano", number));
    await(() -> IntStream.rangeClosed(2, MOST).allMatch(n -> !runsOf(recordLog, n).isEmpty()));
    IntStream.rangeClosed(2, MOST)
        .forEach(number ->
            System.out.printf(
                "nano-%d: first subtask %d ms after its process was started%n",
                number,
                runsOf(recordLog, number).stream().mapToLong(r -> r.started).min().orElseThrow()
                    - asked));
  }

  private static List<Run> runsOf(RecordLog recordLog, int number) {
    return recordLog.runs().stream().filter(run -> run.program().equals("nano-" + number)).toList();
  }

  private static List<InjectedFault> shrink(TestInstallation installation) {
    long at = System.currentTimeMillis();
    var leaving =
        IntStream.rangeClosed(2, MOST).mapToObj(n -> installation.release("nano-" + n)).toList();
    leaving.forEach(program -> program.askToStop());
    var injectedFaults = new ArrayList<InjectedFault>();
    for (int number = 2; number <= MOST; number++) {
      leaving.get(number - 2).stop();
      var stop = new Fault(Role.NANO, number, Kind.STOP, Duration.ZERO, Duration.ZERO);
      injectedFaults.add(new InjectedFault(stop, at, System.currentTimeMillis(), Long.MAX_VALUE));
    }
    System.out.printf("%d workers gone after %d ms%n", MOST - 1, System.currentTimeMillis() - at);
    return injectedFaults;
  }

  private static void assertHandedBackAtOnce(RecordLog recordLog) {
    var losses = recordLog.losses();
    assertThat(losses)
        .isNotEmpty()
        .allSatisfy(loss -> assertThat(loss.reason()).isEqualTo("handed_back"));
    var decided = new ArrayList<Long>();
    var elsewhere = new ArrayList<Long>();
    for (var loss : losses) {
      var run = run(recordLog, loss.attempt());
      long left = Objects.requireNonNull(recordLog.departures().get(run.worker));
      decided.add(loss.at() - left);
      elsewhere.add(
          recordLog.runs().stream()
                  .filter(other -> other.subtask.equals(run.subtask) && !other.equals(run))
                  .mapToLong(other -> other.started)
                  .filter(started -> started >= left)
                  .min()
                  .orElseThrow()
              - left);
    }
    System.out.printf(
        "%d attempts handed back; decided %d ms after 'left' (longest), started elsewhere after"
            + " %d ms (median), %d ms (longest; they wait for the one worker's eight slots)%n",
        losses.size(),
        decided.stream().mapToLong(Long::longValue).max().orElseThrow(),
        elsewhere.stream().sorted().toList().get(elsewhere.size() / 2),
        elsewhere.stream().mapToLong(Long::longValue).max().orElseThrow());
    assertThat(decided).allSatisfy(wait -> assertThat(wait).isLessThan(AT_ONCE.toMillis()));
  }

  private static Run run(RecordLog recordLog, String attempt) {
    return recordLog.runs().stream()
        .filter(r -> r.attempt.equals(attempt))
        .findFirst()
        .orElseThrow();
  }

  private static void await(java.util.concurrent.Callable<Boolean> holds) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(4))
        .pollInterval(Duration.ofMillis(50))
        .until(holds);
  }
}
