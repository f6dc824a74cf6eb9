package io.tierworks.e2e;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.subtask.SubtaskResult.Ended;
import io.tierworks.common.contract.subtask.SubtaskResult.Started;
import io.tierworks.e2e.installation.Layout;
import io.tierworks.e2e.installation.ServiceProcess;
import io.tierworks.e2e.installation.TestInstallation;
import io.tierworks.e2e.installation.TestLength;
import io.tierworks.testkit.BrokerUnderTest;
import io.tierworks.testkit.SharedBroker;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Stops, kills and freezes one process while a job runs. Calls for items outlast the end of a
/// worker, and all others are answered at once.
@ExtendWith(SharedBroker.class)
class StopAndRestartTest {
  private static final int ITEMS = TestLength.pick(120, 400);
  private static final int SLOTS = 32;
  private static final String SLOW =
      "{\"kind\":\"slow\",\"rate\":1,\"seconds\":2,\"schema\":\"classify\"}";

  private static TestInstallation installation;

  @BeforeAll
  static void start(BrokerUnderTest broker) {
    var layout =
        Layout.of(2, 1, 1).with("worker.grace", "PT0.1S").with("tier.nano.slots", "" + SLOTS);
    installation = TestInstallation.start(broker, layout);
    installation.simulatorAdmin().faults(SLOW);
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @AfterEach
  void everythingRunsAgain() {
    installation.awaitReady();
  }

  @Test
  void aWorkerToldToStopHandsBackByNameWhatItCannotFinish() {
    runUntilAFifthIsAccepted("stopped");
    Awaitility.await("calls that have just begun")
        .atMost(TestInstallation.PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> youngCallsOf("nano-1-") > SLOTS / 3);
    long began = System.nanoTime();
    installation.program("nano-1").stop();
    var took = Duration.ofNanos(System.nanoTime() - began);
    var result = installation.result("stopped");
    installation.startWorker("nano", 1);

    assertComplete(result);
    var lost = installation.events("stopped", "attempt_lost");
    assertThat(lost)
        .as("calls that were open at SIGTERM")
        .hasSizeGreaterThan(SLOTS / 4)
        .allSatisfy(event -> assertThat(String.valueOf(event.detail())).contains("handed_back"));
    var reported =
        installation
            .reports("stopped")
            .filter(r -> r instanceof Ended && r.worker().startsWith("nano-1-"))
            .flatMap(r -> r.attempts().stream())
            .collect(toSet());
    System.out.printf(
        "SIGTERM to a worker: gone after %d ms, %d attempts issued again, %d of them had been answered, %s%n",
        took.toMillis(),
        lost.size(),
        lost.stream().filter(event -> reported.contains(event.subject().attempt())).count(),
        result.bill().total());
  }

  /// Calls of the worker that began less than a second ago, so that they outlast its end.
  private static long youngCallsOf(String worker) {
    var lately = Instant.now().minusSeconds(1);
    return installation
        .reports("stopped")
        .filter(report -> report.worker().startsWith(worker))
        .filter(report -> report.at().isAfter(lately))
        .mapToInt(report -> report instanceof Started begun ? begun.attempts().size() : 0)
        .sum();
  }

  @Test
  void aPlannerKilledInTheMiddleGoesOnWhereItWas() {
    runUntilAFifthIsAccepted("planner-killed");
    installation.program("planner").kill();
    long began = System.nanoTime();
    installation.startPlanner();
    var result = installation.result("planner-killed");

    assertComplete(result);
    System.out.printf(
        "planner killed: result %d ms after its restart, %d attempts for %d items%n",
        Duration.ofNanos(System.nanoTime() - began).toMillis(), result.counts().attempts(), ITEMS);
  }

  @Test
  void aPlannerStoppedInTheMiddleGoesOnWhereItWas() {
    runUntilAFifthIsAccepted("planner-stopped");
    installation.program("planner").stop();
    installation.startPlanner();
    var result = installation.result("planner-stopped");

    assertComplete(result);
    System.out.printf(
        "planner stopped: %d attempts for %d items%n", result.counts().attempts(), ITEMS);
  }

  @Test
  void aWorkerThatStoodStillIsReplacedAndItsLateAnswersDoNoHarm() {
    runUntilAFifthIsAccepted("frozen");
    var worker = installation.program("nano-2");
    Awaitility.await()
        .atMost(TestInstallation.PATIENCE)
        .until(() -> losesWhenItStandsStill(worker));
    assertComplete(installation.result("frozen"));
  }

  /// Freezes the worker; if it had no call in flight, thaws it so that the caller can try again.
  private static boolean losesWhenItStandsStill(ServiceProcess worker) {
    worker.freeze();
    try {
      Awaitility.await()
          .atMost(Duration.ofSeconds(8))
          .until(() -> !installation.events("frozen", "attempt_lost").isEmpty());
      return true;
    } catch (ConditionTimeoutException e) {
      return false;
    } finally {
      worker.thaw();
    }
  }

  private static void runUntilAFifthIsAccepted(String job) {
    installation.submit(Jobs.tickets(job, ITEMS));
    Awaitility.await()
        .atMost(TestInstallation.PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> installation.events(job, "subtask_accepted").size() > ITEMS / 5);
    assertThat(installation.results(job)).as("the job is in its middle").isEmpty();
  }

  private static void assertComplete(JobResult result) {
    assertThat(result.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(result.items()).hasSize(ITEMS);
    var acceptances =
        installation.events(result.job(), "subtask_accepted").stream()
            .collect(groupingBy(JobEvent::subtask, counting()));
    assertThat(acceptances).hasSize(ITEMS);
    assertThat(acceptances.values()).containsOnly(1L);
    assertThat(installation.results(result.job())).hasSize(1);
    var ended =
        installation
            .reports(result.job())
            .filter(Ended.class::isInstance)
            .map(each -> ((Ended) each).subtask())
            .collect(toSet());
    assertThat(ended).hasSizeGreaterThanOrEqualTo(ITEMS);
  }
}
