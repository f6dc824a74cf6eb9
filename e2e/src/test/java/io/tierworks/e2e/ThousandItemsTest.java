package io.tierworks.e2e;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.result.JobResult.ItemAnswer;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.SubtaskResult.Ended;
import io.tierworks.common.contract.subtask.SubtaskResult.Started;
import io.tierworks.common.cost.Money;
import io.tierworks.e2e.installation.Layout;
import io.tierworks.e2e.installation.TestInstallation;
import io.tierworks.testkit.BrokerUnderTest;
import io.tierworks.testkit.SharedBroker;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A large job on three nano and two mini workers. One nano answer in ten is garbage and escalates
/// to mini, so both tiers work on the items.
@ExtendWith(SharedBroker.class)
class ThousandItemsTest {
  private static final int ITEMS = 1_000;
  private static final Set<String> WORKERS =
      Set.of("nano-1", "nano-2", "nano-3", "mini-1", "mini-2");

  private static TestInstallation installation;

  @BeforeAll
  static void start(BrokerUnderTest broker) {
    installation = TestInstallation.start(broker, Layout.of(3, 2, 1).withLatency(0.5));
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @BeforeEach
  void aTenthOfTheNanoAnswersIsGarbage() {
    installation
        .simulatorAdmin()
        .faults("{\"kind\":\"garbage\",\"rate\":0.1,\"model\":\"gpt-5.4-nano\"}");
    installation.simulatorAdmin().resetLedger();
  }

  @AfterEach
  void everythingIsWellAgain() {
    installation.simulatorAdmin().noFaults();
    if (!installation.program("nano-2").isAlive()) {
      installation.startWorker("nano", 2);
      installation.awaitReady();
    }
  }

  @Test
  void eachItemIsAcceptedOnceAndFiveWorkersShareTheTopicsOfOnePartition()
      throws ExecutionException, InterruptedException {
    installation.submit(Jobs.tickets("thousand", ITEMS));
    var result = installation.result("thousand");

    assertEveryItemOnce(result);
    assertThat(subtaskPartitions())
        .containsExactlyInAnyOrderEntriesOf(Map.of("nano", 1, "mini", 1, "flagship", 1));
    var shares = sharesOfWorkers("thousand");
    assertThat(shares.keySet()).containsAll(WORKERS);
    assertThat(result.bill().total()).isEqualTo(installation.simulatorAdmin().account().cost());
    System.out.printf("1,000 items: %s, %s%n", shares, result.bill().total());
  }

  @Test
  void aWorkerKilledInTheMiddleCostsOnlyTheAttemptsItHad() {
    installation.submit(Jobs.tickets("killed", ITEMS));
    Awaitility.await()
        .atMost(TestInstallation.PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() ->
            installation.events("killed", "subtask_accepted").size() > ITEMS / 5
                && !unreported(startedBy("nano-2", "killed")).isEmpty());
    installation.program("nano-2").kill();
    int before = installation.events("killed", "subtask_accepted").size();
    var result = installation.result("killed");

    assertThat(before).as("accepted when the worker died").isLessThan(ITEMS);
    assertEveryItemOnce(result);
    var lost =
        installation.events("killed", "attempt_lost").stream()
            .map(event -> event.subject().attempt())
            .toList();
    assertThat(lost)
        .as("what the dead worker had promised and not reported is issued again")
        .containsAll(unreported(startedBy("nano-2", "killed")))
        .isNotEmpty();
    assertThat(startedBy("nano-2", "killed"))
        .as("only its attempts, each once")
        .containsAll(lost)
        .doesNotHaveDuplicates();
    assertThat(lost).doesNotHaveDuplicates();
    assertBillHoldsTheSilentAttemptsAtTheirBound(result, unreported(lost));
    System.out.printf(
        "killed in the middle: %d accepted before, %d attempts issued again, %d never reported, bill %s, ledger %s%n",
        before,
        lost.size(),
        unreported(lost).size(),
        result.bill().total(),
        installation.simulatorAdmin().account().cost());
  }

  /// Reported attempts are billed exactly as the provider's ledger says. Unreported attempts are
  /// billed at their upper bound, whether or not the provider billed them.
  private static void assertBillHoldsTheSilentAttemptsAtTheirBound(
      JobResult result, Set<AttemptId> silent) {
    var reported =
        ended(result.job()).map(end -> end.spent().cost()).reduce(Money.ZERO, Money::plus);
    var ledger = installation.simulatorAdmin().account().cost();
    var silentIds = silent.stream().map(AttemptId::toString).collect(Collectors.toSet());
    var ofSilent = installation.simulatorAdmin().costOf(silentIds::contains);
    assertThat(reported).as("reported by workers").isEqualTo(ledger.minus(ofSilent));
    assertThat(result.bill().total()).as("bill, bounds included").isGreaterThanOrEqualTo(ledger);
    assertThat(result.bill().estimated()).isEqualTo(!silent.isEmpty());
  }

  private static void assertEveryItemOnce(JobResult result) {
    assertThat(result.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(result.gaps()).isEmpty();
    assertThat(result.items().stream().map(ItemAnswer::item).distinct()).hasSize(ITEMS);
    assertThat(result.items()).hasSize(ITEMS);
    assertThat(result.counts().accepted()).isEqualTo(ITEMS);
    var acceptances =
        installation.events(result.job(), "subtask_accepted").stream()
            .collect(groupingBy(JobEvent::subtask, counting()));
    assertThat(acceptances).hasSize(ITEMS);
    assertThat(acceptances.values()).containsOnly(1L);
    assertThat(installation.results(result.job())).hasSize(1);
  }

  /// Attempts started by each worker, by its name without the suffix of the process.
  private static Map<String, Long> sharesOfWorkers(String job) {
    return installation
        .reports(job)
        .filter(Started.class::isInstance)
        .flatMap(started -> started.attempts().stream().map(_ -> started))
        .collect(groupingBy(r -> name(r.worker()), TreeMap::new, counting()));
  }

  private static List<AttemptId> startedBy(String worker, String job) {
    return installation
        .reports(job)
        .filter(r -> r instanceof Started && name(r.worker()).equals(worker))
        .flatMap(r -> r.attempts().stream())
        .toList();
  }

  private static Stream<Ended> ended(String job) {
    return installation.reports(job).filter(Ended.class::isInstance).map(Ended.class::cast);
  }

  /// The attempts among these that no worker has reported as ended.
  private static Set<AttemptId> unreported(List<AttemptId> attempts) {
    var silent = new HashSet<>(attempts);
    ended("killed").map(Ended::attempt).forEach(silent::remove);
    return silent;
  }

  private static String name(String worker) {
    return worker.substring(0, worker.lastIndexOf('-'));
  }

  private static Map<String, Integer> subtaskPartitions()
      throws ExecutionException, InterruptedException {
    var partitions = new TreeMap<String, Integer>();
    try (var admin = installation.connection().admin()) {
      for (var tier : installation.topics().tiers()) {
        var topic = installation.topics().subtasks(tier);
        var found = admin.describeTopics(Set.of(topic)).allTopicNames().get();
        partitions.put(tier, found.values().iterator().next().partitions().size());
      }
    }
    return partitions;
  }
}
