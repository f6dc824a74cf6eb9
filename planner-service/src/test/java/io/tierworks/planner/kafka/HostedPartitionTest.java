package io.tierworks.planner.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.broker.Topics;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.worker.WorkerCommand;
import io.tierworks.common.contract.worker.WorkerStatus;
import io.tierworks.planner.job.Policy;
import io.tierworks.planner.routing.AuditTally;
import io.tierworks.planner.routing.AuditedLink;
import io.tierworks.planner.routing.LearnedAcceptance;
import io.tierworks.planner.routing.TierStats;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostedPartitionTest {
  private static final String PLAN =
      """
      {'form':'map','reason':'alike','decisions':'','steps':[{'id':'sort','kind':'classify','tier':'nano','over':'items',
       'inputs':[],'instructions':'Sort it','output':[{'name':'label','type':'string','description':'','values':[],'quote':false}],
       'verify':['schema'],'tools':[],'maxOutputTokens':100}]}
      """;
  private static final String RULING =
      "{'verdict':'accept','score':1,'reasons':'fine','answer':'sorted','claims':[{'text':'all are sorted','subtasks':['sort']}],'revisions':[]}";

  @Test
  void aJobGoesFromItsCommandToItsResult() {
    try (var host = new PartitionHarness(512)) {
      host.submit("j", "acme", 3);
      host.answer(host.orders("flagship").getFirst(), PLAN);
      var work = host.orders("nano");
      assertThat(work)
          .extracting(Subtask::subtask)
          .containsExactly("sort-0001", "sort-0002", "sort-0003");
      work.forEach(order -> host.start(order, "w1").answer(order, "{'label':'x'}"));
      host.answer(host.orders("flagship").getFirst(), RULING);
      assertThat(host.results())
          .singleElement()
          .satisfies(result -> {
            assertThat(result.status()).isEqualTo(JobStatus.COMPLETED);
            assertThat(result.items()).hasSize(3);
            assertThat(result.answer()).hasToString("\"sorted\"");
          });
      assertThat(host.read(PartitionHarness.TOPICS.jobEvents(), JobEvent.class))
          .extracting(event -> event.type().code())
          .startsWith("accepted", "subtask_issued", "planned", "started")
          .endsWith("judged", "finished");
      assertThat(host.maps()).containsExactlyInAnyOrder("closed", "expiry", "result", "verdicts");
    }
  }

  /// The transaction that issued the attempt was aborted after its subtask was sent. The answer is
  /// read before the attempt is issued again, also by a planner that starts in between.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aReportThatComesBeforeItsAttemptIsIssuedCountsAndIsBilled(boolean restarts) {
    try (var aborted = new PartitionHarness(512);
        var host = new PartitionHarness(512)) {
      var sent = aborted.submit("j", "acme", 3).orders("flagship").getFirst();
      host.start(sent, "w1").answer(sent, PLAN);
      if (restarts) {
        host.restart();
      }
      assertThat(host.submit("j", "acme", 3).orders("nano")).hasSize(3);
      host.tell(new JobCommand.Cancel("j", null, null)).pass(Duration.ofSeconds(6));
      assertThat(host.results())
          .singleElement()
          .satisfies(result -> {
            assertThat(result.bill().lines())
                .filteredOn(line -> line.tier().equals("flagship"))
                .singleElement()
                .satisfies(line -> {
                  assertThat(line.calls()).isEqualTo(1);
                  assertThat(line.estimated()).isFalse();
                });
          });
      assertThat(host.maps()).doesNotContain("early-report", "lease");
    }
  }

  @Test
  void countsOfAuditsArePublishedInFullAfterARestart() {
    try (var host = new PartitionHarness(512, new Policy.Audits(1, 1, 0))) {
      host.submit("j", "acme", 3).answer(host.orders("flagship").getFirst(), PLAN);
      host.orders("nano").forEach(order -> host.answer(order, "{'label':'x'}"));
      var audits = host.orders("flagship");
      host.answer(audits.get(0), "{'label':'x'}").answer(audits.get(1), "{'label':'y'}");
      host.pass(PartitionHarness.PULSE);
      host.answerNothing(audits.get(2), "refused", "no").pass(PartitionHarness.PULSE);
      assertThat(host.sent(PartitionHarness.TOPICS.tierStats())).isNotEmpty();
      host.restart().pass(PartitionHarness.PULSE);
      var published = host.read(PartitionHarness.TOPICS.tierStats(), TierStats.class);
      var learned = new LearnedAcceptance();
      published.forEach(learned::observe);
      assertThat(learned.audited())
          .singleElement()
          .satisfies(line -> {
            assertThat(line.link()).isEqualTo(new AuditedLink("classify", "nano", "schema"));
            assertThat(line.audits()).isEqualTo(new AuditTally(1, 1, 1));
          });
    }
  }

  @Test
  void subtasksAndResultsAreCloudEventsKeyedByTheirJob() {
    try (var host = new PartitionHarness(512)) {
      host.submit("j", "acme", 1);
      var order = host.subtasks().getFirst();
      assertThat(order.key()).isEqualTo("j");
      assertThat(header(order.headers(), "ce_id")).isEqualTo("j/direct-0001/1");
      assertThat(header(order.headers(), "ce_type")).isEqualTo("io.tierworks.subtask");
      assertThat(header(order.headers(), "tier")).isEqualTo("flagship");
      host.tell(new JobCommand.Cancel("j", null, null));
      assertThat(host.read(PartitionHarness.TOPICS.workerCommands(), WorkerCommand.class))
          .containsExactly(new WorkerCommand.CancelJob("j"));
      host.pass(Duration.ofSeconds(6));
      var result = host.sent(PartitionHarness.TOPICS.jobResults()).getFirst();
      assertThat(result.key()).isEqualTo("j");
      assertThat(header(result.headers(), "ce_type")).isEqualTo("io.tierworks.job.result");
      assertThat(header(result.headers(), "ce_subject")).isEqualTo("j");
    }
  }

  @Test
  void aMessageThatIsWrittenAgainKeepsItsIdAndAnotherHasAnother() {
    var ids = eventIds();
    assertThat(ids).hasSizeGreaterThan(4).doesNotHaveDuplicates();
    assertThat(eventIds()).isEqualTo(ids);
  }

  /// The ids of the events that follow from two records, on a host of its own.
  private List<String> eventIds() {
    try (var host = new PartitionHarness(512)) {
      host.submit("j", "acme", 3).answer(host.orders("flagship").getFirst(), PLAN);
      host.tell(new JobCommand.Cancel("j", null, null));
      host.pass(Duration.ofSeconds(6));
      return host.sent(PartitionHarness.TOPICS.jobEvents()).stream()
          .map(event -> header(event.headers(), "ce_id"))
          .toList();
    }
  }

  @Test
  void aPoisonSubtaskEndsInTheDeadLettersAsItsWorkerGotItWithCauseAttemptsAndSpend() {
    try (var host = new PartitionHarness(512)) {
      host.submit("j", "acme", 3).answer(host.orders("flagship").getFirst(), PLAN);
      var order = host.subtasks().getFirst();
      host.answerNothing(
          PartitionHarness.subtask(order.value()), "refused", "the endpoint says no");
      assertThat(host.sent(PartitionHarness.TOPICS.deadSubtasks()))
          .singleElement()
          .satisfies(dead -> {
            assertThat(dead.key()).isEqualTo("j");
            assertThat(dead.value()).as("nothing has passed since").isEqualTo(order.value());
            assertThat(header(dead.headers(), "ce_id")).isEqualTo("j/sort-0001/1/given-up");
            Stream.of(order.headers().toArray())
                .filter(own -> !own.key().equals("ce_id"))
                .forEach(own ->
                    assertThat(header(dead.headers(), own.key()))
                        .as(own.key())
                        .isEqualTo(new String(own.value(), StandardCharsets.UTF_8)));
            assertThat(header(dead.headers(), "__dlq.errors.topic"))
                .isEqualTo(PartitionHarness.TOPICS.subtasks("nano"));
            assertThat(header(dead.headers(), "__dlq.errors.group"))
                .isEqualTo(PartitionHarness.TOPICS.plannerGroup());
            assertThat(header(dead.headers(), "__dlq.errors.delivery.count")).isEqualTo("1");
            assertThat(header(dead.headers(), "__dlq.errors.message"))
                .isEqualTo("the endpoint says no");
            assertThat(header(dead.headers(), "reason")).isEqualTo("refused");
            assertThat(header(dead.headers(), "attempt")).isEqualTo("j/sort-0001/1");
            assertThat(header(dead.headers(), "cost")).isEqualTo("0.0001");
            assertThat(dead.headers().lastHeader("__dlq.errors.offset")).isNull();
            assertThat(dead.headers().lastHeader("estimated")).isNull();
          });
    }
  }

  /// A job may be 8 MiB, and the subtask of its one large item is larger than that.
  @Test
  void aSubtaskTooLargeForADeadLetterLeavesItsHeaders() {
    try (var host = new PartitionHarness(512)) {
      host.submitLarge("j", Topics.MAX_DEAD_VALUE_BYTES);
      host.answer(host.orders("flagship").getFirst(), PLAN);
      host.answerNothing(host.orders("nano").getFirst(), "refused", "no");
      assertThat(host.sent(PartitionHarness.TOPICS.deadSubtasks()))
          .singleElement()
          .satisfies(dead -> {
            assertThat(dead.value()).isNull();
            assertThat(header(dead.headers(), "attempt")).isEqualTo("j/sort-0001/1");
          });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "null",
        "{}",
        "[]",
        "{\"type\":\"unheard\"}",
        "{\"type\":\"answered\"}",
        "{\"type\":\"started\"}",
        "{\"type\":\"answered\",\"job\":\"j\",\"subtask\":\"sort-0001\",\"attempt\":\"j/sort-0001/1\",\"tier\":\"nano\",\"worker\":\"w\"}",
        "{\"type\":\"handoff\",\"job\":\"j\",\"subtask\":\"sort-0001\",\"attempt\":\"j/sort-0001/1\",\"tier\":\"nano\",\"worker\":\"w\",\"spent\":{}}",
        "{\"type\":\"failed\",\"job\":\"j\",\"subtask\":\"sort-0001\",\"attempt\":\"j/sort-0001/1\",\"tier\":\"nano\",\"worker\":\"w\",\"spent\":{\"usage\":{},\"cost\":0.1}}"
      })
  void anUnreadableReportGoesToTheDeadLettersAndTheJobGoesOn(String report) {
    try (var host = new PartitionHarness(512)) {
      host.submit("j", "acme", 3).answer(host.orders("flagship").getFirst(), PLAN);
      var bytes = report.getBytes(StandardCharsets.UTF_8);
      host.reportRaw("j", bytes);
      assertThat(host.sent(PartitionHarness.TOPICS.deadResults()))
          .singleElement()
          .satisfies(dead -> {
            assertThat(dead.key()).isEqualTo("j");
            assertThat(dead.value()).isEqualTo(bytes);
            assertThat(header(dead.headers(), "__dlq.errors.topic"))
                .isEqualTo(PartitionHarness.TOPICS.subtaskResults());
            assertThat(header(dead.headers(), "reason")).isEqualTo("malformed");
          });
      host.orders("nano").forEach(order -> host.answer(order, "{'label':'x'}"));
      assertThat(host.orders("flagship"))
          .extracting(Subtask::subtask)
          .containsExactly("judge-0001");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "{\"type\":\"accept\",\"id\":\"x\"}",
        "{\"type\":\"accept\",\"id\":\"x\",\"job\":{\"goal\":\"abc\"}}",
        "{\"type\":\"cancel\"}",
        "{\"type\":\"raise_limit\",\"id\":\"j\"}"
      })
  void anUnreadableCommandGoesToTheDeadLetters(String command) {
    try (var host = new PartitionHarness(512)) {
      host.submit("j", "acme", 3).tellRaw("j", command.getBytes(StandardCharsets.UTF_8));
      assertThat(host.sent(PartitionHarness.TOPICS.deadResults())).hasSize(1);
    }
  }

  @Test
  void aTombstoneDoesNotStopTheService() {
    try (var host = new PartitionHarness(512)) {
      host.submit("j", "acme", 1).reportRaw("j", tombstone());
      host.answer(host.orders("flagship").getFirst(), "{'answer':'yes'}");
      assertThat(host.results()).hasSize(1);
    }
  }

  @Test
  void noMoreGoesOutOnATierThanItsWindow() {
    try (var host = new PartitionHarness(2)) {
      host.submit("a", "acme", 5).answer(host.orders("flagship").getFirst(), PLAN);
      host.submit("b", "beta", 5).answer(host.orders("flagship").getFirst(), PLAN);
      var first = host.orders("nano");
      assertThat(first).hasSize(2);
      first.forEach(order -> host.answer(order, "{'label':'x'}"));
      assertThat(host.orders("nano"))
          .as("the tenant that waits has its turn")
          .extracting(Subtask::job)
          .containsExactly("a", "b");
    }
  }

  @Test
  void whatBeginsToRunMakesRoomForOthers() {
    try (var host = new PartitionHarness(512)) {
      host.submit("j", "acme", 40).answer(host.orders("flagship").getFirst(), PLAN);
      var first = host.orders("nano");
      assertThat(first).hasSize(16);
      host.start(first.get(0), "w1").start(first.get(1), "w1");
      var second = host.orders("nano");
      assertThat(second).hasSize(2);
      host.answer(first.get(0), "{'label':'x'}");
      assertThat(host.orders("nano")).as("only the one that runs is over").isEmpty();
      host.answer(second.get(0), "{'label':'x'}");
      assertThat(host.orders("nano")).as("one that was not seen to run").hasSize(1);
    }
  }

  @Test
  void freeSlotsMakeRoomForOthers() {
    try (var host = new PartitionHarness(512)) {
      host.beat("w1", 30).ticks(1).submit("j", "acme", 40);
      host.answer(host.orders("flagship").getFirst(), PLAN);
      assertThat(host.orders("nano")).hasSize(30);
    }
  }

  @Test
  void aSilentWorkersAttemptsAreIssuedAgain() {
    try (var host = new PartitionHarness(512)) {
      host.submit("j", "acme", 3).answer(host.orders("flagship").getFirst(), PLAN);
      var work = host.orders("nano");
      host.beat("w1")
          .beat("w2")
          .start(work.get(0), "w1")
          .start(work.get(1), "w1")
          .start(work.get(2), "w2");
      host.ticks(PartitionHarness.LEASE_TICKS).beat("w2");
      host.deliverFenceMarkers();
      assertThat(host.orders("nano")).isEmpty();
      host.ticks(1).deliverFenceMarkers();
      assertThat(host.orders("nano"))
          .extracting(order -> order.attempt().toString())
          .containsExactly("j/sort-0001/2", "j/sort-0002/2");
      host.ticks(1).deliverFenceMarkers();
      assertThat(host.orders("nano")).isEmpty();
      host.answer(work.get(0), "{'label':'late'}");
    }
  }

  /// A lagging partition reads the reports of a dead worker before the fence marker.
  @Test
  void whatASilentWorkerHadReportedIsReadBeforeItsAttemptsAreGivenUp() {
    try (var host = new PartitionHarness(512)) {
      host.submit("j", "acme", 3).answer(host.orders("flagship").getFirst(), PLAN);
      var work = host.orders("nano");
      host.beat("w1").start(work.get(0), "w1").start(work.get(1), "w1");
      host.ticks(PartitionHarness.LEASE_TICKS + 1);
      assertThat(host.orders("nano")).as("the fence marker is not back").isEmpty();
      host.answer(work.get(0), "{'label':'unread until now'}").deliverFenceMarkers();
      assertThat(host.orders("nano"))
          .extracting(order -> order.attempt().toString())
          .containsExactly("j/sort-0002/2");
    }
  }

  @Test
  void aFenceMarkerFromAnEarlierSilenceHasNoEffect() {
    try (var host = new PartitionHarness(512)) {
      host.submit("j", "acme", 3).answer(host.orders("flagship").getFirst(), PLAN);
      host.beat("w1").start(host.orders("nano").getFirst(), "w1");
      host.ticks(PartitionHarness.LEASE_TICKS + 1);
      host.beat("w1").pass(PartitionHarness.PULSE).deliverFenceMarkers();
      assertThat(host.orders("nano")).as("it was heard meanwhile").isEmpty();
      host.deliver(
          new WorkerStatus.FenceMarker(
              new WorkerStatus.Fenced.Worker("w1"), "somebody else's", PartitionHarness.START));
      host.ticks(PartitionHarness.LEASE_TICKS + 1);
      assertThat(host.orders("nano")).isEmpty();
      host.deliverFenceMarkers();
      assertThat(host.orders("nano")).hasSize(1);
    }
  }

  @Test
  void aLostDispatchIsIssuedAgainOnceItsTopicHasBeenEmpty() {
    try (var host = new PartitionHarness(512)) {
      host.submit("j", "acme", 4).answer(host.orders("flagship").getFirst(), PLAN);
      var work = host.orders("nano");
      host.beat("w1").start(work.getFirst(), "w1");
      host.pass(Duration.ofSeconds(50));
      assertThat(host.orders("nano")).as("they may still be in the topic").isEmpty();
      host.tiersEmptyAt(PartitionHarness.START.plusSeconds(29)).pass(Duration.ofSeconds(10));
      assertThat(host.orders("nano")).as("it was empty too soon to tell").isEmpty();
      host.tiersEmptyAt(PartitionHarness.START.plusSeconds(55)).pass(Duration.ofSeconds(10));
      assertThat(host.orders("nano")).as("a report of a worker may still be unread").isEmpty();
      host.start(work.getLast(), "w1").deliverFenceMarkers();
      assertThat(host.orders("nano"))
          .as("the first and the last are on a worker's lease")
          .extracting(order -> order.attempt().toString())
          .containsExactly("j/sort-0002/2", "j/sort-0003/2");
      host.pass(Duration.ofSeconds(20)).deliverFenceMarkers();
      assertThat(host.orders("nano")).as("the new ones have just been sent").isEmpty();
    }
  }

  @Test
  void aLeavingWorkerHandsBackAtOnceTheAttemptsItNames() {
    try (var host = new PartitionHarness(512)) {
      host.submit("j", "acme", 3).answer(host.orders("flagship").getFirst(), PLAN);
      var work = host.orders("nano");
      host.beat("w1").start(work.get(0), "w1").start(work.get(1), "w1");
      host.left("w1", "j/sort-0001/1").pass(PartitionHarness.PULSE);
      assertThat(host.orders("nano"))
          .extracting(order -> order.attempt().toString())
          .containsExactly("j/sort-0001/2");
      host.ticks(9).deliverFenceMarkers();
      assertThat(host.orders("nano"))
          .as("a report that never came is covered by the lease")
          .extracting(order -> order.attempt().toString())
          .containsExactly("j/sort-0002/2");
    }
  }

  @Test
  void theDeadlinePassesByWallClockTime() {
    try (var host = new PartitionHarness(512)) {
      host.submit("j", "acme", 3);
      host.pass(Duration.ofMinutes(59));
      assertThat(host.results()).isEmpty();
      host.pass(Duration.ofMinutes(1)).pass(Duration.ofSeconds(5));
      assertThat(host.results()).extracting("status").containsExactly(JobStatus.EXPIRED);
    }
  }

  @Test
  void aThousandSubtasksAreEachAnsweredOnce() {
    try (var host = new PartitionHarness(100)) {
      host.submit("j", "acme", 1_000).answer(host.orders("flagship").getFirst(), PLAN);
      int answered = 0;
      for (var work = host.orders("nano"); !work.isEmpty(); work = host.orders("nano")) {
        assertThat(work.size()).isLessThanOrEqualTo(100);
        work.forEach(order -> host.answer(order, "{'label':'x'}"));
        answered += work.size();
      }
      assertThat(answered).isEqualTo(1_000);
      host.answer(host.orders("flagship").getFirst(), RULING);
      assertThat(host.results())
          .singleElement()
          .satisfies(r -> assertThat(r.counts().accepted()).isEqualTo(1_000));
    }
  }

  @SuppressWarnings("NullAway")
  private static byte[] tombstone() {
    return null;
  }

  private static String header(Headers headers, String name) {
    return Stream.of(headers.toArray())
        .filter(h -> h.key().equals(name))
        .map(h -> new String(h.value(), StandardCharsets.UTF_8))
        .collect(Collectors.joining());
  }
}
