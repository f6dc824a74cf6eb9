package io.tierworks.planner.kafka;

import static io.tierworks.planner.kafka.PartitionHarness.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.broker.kafka.TextHeaders;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.trace.TraceContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/// The trace of the user's message is in the headers of every record that the planner writes for
/// the job.
class TraceTest {
  private static final TraceContext TRACE =
      new TraceContext(
          "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "congo=t61rcWkgMzE");
  private static final String PLAN =
      """
      {'form':'map','reason':'alike','decisions':'','steps':[{'id':'sort','kind':'classify','tier':'nano','over':'items',
       'inputs':[],'instructions':'Sort it','output':[{'name':'label','type':'string','description':'','values':[],'quote':false}],
       'verify':['schema'],'tools':[],'maxOutputTokens':100}]}
      """;

  private static final List<String> OUTPUTS =
      List.of(
          TOPICS.subtasks("flagship"),
          TOPICS.subtasks("nano"),
          TOPICS.jobEvents(),
          TOPICS.jobAnswers(),
          TOPICS.jobResults(),
          TOPICS.workerCommands(),
          TOPICS.deadSubtasks());

  @Test
  void everyRecordOfAJobCarriesItsTrace() {
    try (var planner = new PartitionHarness(512)) {
      planner.submit("j", 3, TRACE);
      var plan = planner.subtasks();
      assertAllCarryTheTrace(plan);
      planner.answer(PartitionHarness.subtask(plan.getFirst().value()), PLAN);
      var work = planner.subtasks();
      assertAllCarryTheTrace(work);
      planner.answerNothing(
          PartitionHarness.subtask(work.getFirst().value()), "refused", "the endpoint says no");
      planner.tell(new JobCommand.Cancel("j", null, null)).pass(Duration.ofSeconds(6));
      assertThat(topicsWritten(planner))
          .containsExactlyInAnyOrder(
              TOPICS.jobEvents(),
              TOPICS.workerCommands(),
              TOPICS.deadSubtasks(),
              TOPICS.jobResults());
    }
  }

  /// The worker falls silent, so a timer issues the next attempts; later the deadline passes.
  @Test
  void anAttemptIssuedByATimerCarriesTheTrace() {
    try (var planner = new PartitionHarness(512)) {
      planner.submit("j", 3, TRACE);
      planner.answer(PartitionHarness.subtask(planner.subtasks().getFirst().value()), PLAN);
      var first = PartitionHarness.subtask(planner.subtasks().getFirst().value());
      planner.beat("w1").start(first, "w1");
      planner.ticks(PartitionHarness.LEASE_TICKS + 1).deliverFenceMarkers();
      var again = planner.subtasks();
      assertThat(again)
          .extracting(record -> PartitionHarness.subtask(record.value()).attempt().toString())
          .containsExactly("j/sort-0001/2");
      assertAllCarryTheTrace(again);
      planner.pass(Duration.ofHours(1)).pass(Duration.ofSeconds(6));
      assertThat(topicsWritten(planner)).contains(TOPICS.jobEvents(), TOPICS.jobResults());
    }
  }

  @Test
  void aRepeatedMessageIsAnsweredInItsOwnTrace() {
    try (var planner = new PartitionHarness(512)) {
      planner.submit("j", 1, TRACE);
      planner.answer(planner.orders("flagship").getFirst(), "{'answer':'yes'}");
      topicsWritten(planner);
      var other = new TraceContext("00-" + "ab".repeat(16) + "-00f067aa0ba902b7-00", null);
      planner.submit("j", 2, other);
      assertThat(planner.sent(TOPICS.jobResults()))
          .extracting(record -> TextHeaders.trace(record.headers()).orElseThrow())
          .containsExactly(other);
    }
  }

  @Test
  void aJobWithoutATraceGetsNone() {
    try (var planner = new PartitionHarness(512)) {
      planner.submit("j", "acme", 1);
      planner.answer(planner.orders("flagship").getFirst(), "{'answer':'yes'}");
      for (var topic : Set.of(TOPICS.jobEvents(), TOPICS.jobResults())) {
        assertThat(planner.sent(topic))
            .isNotEmpty()
            .allSatisfy(record -> {
              assertThat(record.headers().lastHeader(TraceContext.TRACEPARENT)).isNull();
              assertThat(record.headers().lastHeader(TraceContext.TRACESTATE)).isNull();
            });
      }
    }
  }

  /// Reads all topics, checks every record, and names the topics that had any.
  private static Set<String> topicsWritten(PartitionHarness planner) {
    var written = new HashSet<String>();
    for (var topic : OUTPUTS) {
      var records = new ArrayList<>(planner.sent(topic));
      assertAllCarryTheTrace(records);
      if (!records.isEmpty()) {
        written.add(topic);
      }
    }
    return written;
  }

  private static void assertAllCarryTheTrace(List<ProducerRecord<String, byte[]>> records) {
    assertThat(records)
        .allSatisfy(record -> assertThat(TextHeaders.trace(record.headers())).contains(TRACE));
  }
}
