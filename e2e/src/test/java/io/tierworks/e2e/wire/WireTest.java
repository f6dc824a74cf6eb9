package io.tierworks.e2e.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.broker.kafka.TextHeaders;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.trace.TraceContext;
import io.tierworks.common.testing.EmittedMessages;
import io.tierworks.e2e.Jobs;
import io.tierworks.e2e.installation.Layout;
import io.tierworks.e2e.installation.TestInstallation;
import io.tierworks.testkit.BrokerUnderTest;
import io.tierworks.testkit.SharedBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Reads back everything that the services wrote while jobs with a trace ran: one whose worker is
/// killed, one with a subtask that fails, one that is cancelled, and one that is refused.
@ExtendWith(SharedBroker.class)
class WireTest {
  private static final TraceContext TRACE =
      new TraceContext(
          "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "congo=t61rcWkgMzE");
  private static final String SLOW =
      "{\"kind\":\"slow\",\"rate\":1,\"times\":1,\"seconds\":60,\"schema\":\"classify\"}";
  private static final String GARBAGE =
      "{\"kind\":\"garbage\",\"rate\":1,\"times\":1,\"schema\":\"classify\"}";
  private static final String REFUSAL =
      "{\"kind\":\"refusal\",\"rate\":1,\"times\":1,\"schema\":\"classify\"}";
  private static final String LENGTH =
      "{\"kind\":\"length\",\"rate\":1,\"times\":1,\"schema\":\"classify\"}";

  /// Types that this test does not lead to, and where they are tested.
  private static final Map<String, String> NOT_WRITTEN_HERE =
      Map.of(
          "job-command answer", "the command writes it: ApprovalAndReviewTest",
          "job-command approve", "the command writes it: the tests of cli",
          "job-command redrive", "the command writes it: the tests of cli",
          "job-command review", "the command writes it: the tests of cli",
          "job-command revise", "the command writes it: ApprovalAndReviewTest",
          "job-command raise_limit", "the command writes it: the tests of cli",
          "answer-page", "needs a job of many items: RandomWalksTest",
          "worker-command cancel", "needs a call that is not needed any more: RandomWalksTest");

  private static final Path SCHEMAS =
      Path.of("..", "common", "src", "main", "resources", "schema").toAbsolutePath();

  private static TestInstallation installation;
  private static WrittenRecords written;

  @BeforeAll
  static void run(BrokerUnderTest broker) {
    installation = TestInstallation.start(broker, Layout.small().with("tier.nano.timeout", "PT5M"));
    loseAWorker();
    giveASubtaskUp();
    cancel();
    refuse();
    installation.release("nano-2").stop();
    written = WrittenRecords.of(installation.connection(), installation.topics());
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  private static void loseAWorker() {
    installation.simulatorAdmin().faults(SLOW);
    submit("lost", Jobs.tickets("lost", 4));
    awaitBusy("lost");
    installation.release("nano-1").kill();
    installation.simulatorAdmin().noFaults();
    installation.startWorker("nano", 2);
    assertThat(installation.result("lost").status()).isEqualTo(JobStatus.COMPLETED);
  }

  private static void giveASubtaskUp() {
    installation.simulatorAdmin().faults(GARBAGE, REFUSAL, LENGTH);
    submit("failed", limited("failed"));
    installation.result("failed");
    installation.simulatorAdmin().noFaults();
  }

  /// A job whose subtasks have one attempt each.
  private static String limited(String id) {
    return Jobs.tickets(id, 4).replace("\"maxCost\":", "\"maxAttempts\":1,\"maxCost\":");
  }

  private static void cancel() {
    installation.simulatorAdmin().faults(SLOW);
    submit("cancelled", Jobs.tickets("cancelled", 4));
    awaitBusy("cancelled");
    assertThat(installation.cli("cancel", "cancelled").code()).isZero();
    assertThat(installation.result("cancelled").status()).isEqualTo(JobStatus.CANCELLED);
    installation.simulatorAdmin().noFaults();
  }

  private static void refuse() {
    submit("refused", "{\"id\":\"refused\"}");
    Awaitility.await("the rejection")
        .atMost(TestInstallation.PATIENCE)
        .until(() ->
            installation
                .recorder()
                .results(installation.topics().jobResults())
                .anyMatch(result -> result.status() == JobStatus.REJECTED));
  }

  private static void awaitBusy(String job) {
    Awaitility.await("a call that hangs")
        .atMost(TestInstallation.PATIENCE)
        .until(() ->
            installation.reports(job).filter(SubtaskResult.Answered.class::isInstance).count()
                >= 4);
  }

  private static void submit(String id, String job) {
    var record =
        new ProducerRecord<>(installation.topics().jobs(), id.getBytes(UTF_8), job.getBytes(UTF_8));
    TextHeaders.add(record.headers(), TRACE.headers());
    installation.produce(record);
  }

  @Test
  void everyRecordOfAJobCarriesItsTrace() {
    var carrying = new TreeSet<String>();
    written
        .byTopic()
        .forEach((topic, records) ->
            records.stream()
                .filter(record -> !isOutsideTheTrace(topic, record))
                .forEach(record -> {
                  assertThat(TextHeaders.trace(record.headers()))
                      .as("%s at %d: %s", topic, record.offset(), record.key())
                      .contains(TRACE);
                  carrying.add(topic);
                }));
    var topics = installation.topics();
    assertThat(carrying)
        .contains(
            topics.jobs(),
            topics.jobCommands(),
            topics.subtasks("nano"),
            topics.subtasks("flagship"),
            topics.subtaskResults(),
            topics.workerCommands(),
            topics.jobEvents(),
            topics.jobResults(),
            topics.deadJobs(),
            topics.deadSubtasks());
  }

  /// Status of workers belongs to no job, and a cancel command is a message of its own.
  private static boolean isOutsideTheTrace(String topic, ConsumerRecord<String, byte[]> record) {
    var topics = installation.topics();
    return topic.equals(topics.workerStatus())
        || topic.equals(topics.tierStats())
        || WrittenRecords.isFenceMarker(record)
        || (topic.equals(topics.jobCommands()) && !isAccept(record));
  }

  private static boolean isAccept(ConsumerRecord<String, byte[]> command) {
    return new String(command.value(), UTF_8).startsWith("{\"type\":\"accept\"");
  }

  @Test
  void everyRecordKeepsItsSchemaAndItsGoldenShape() {
    var emitted = new EmittedMessages();
    for (var record : written.all()) {
      WrittenRecords.schema(installation.topics(), record)
          .ifPresent(schema -> emitted.check(schema, record.value()));
    }
    assertThat(missing(emitted)).containsExactlyInAnyOrderElementsOf(NOT_WRITTEN_HERE.keySet());
  }

  @Test
  void everyRecordThatUsersDidNotWriteIsACloudEventWithAnIdOfItsOwnAndItsJobAsSubject() {
    var check = new CloudEventsCheck();
    for (var record : written.all()) {
      if (record.topic().equals(installation.topics().jobs())) {
        continue;
      }
      check.check(record);
      assertThat(CloudEventsCheck.attributes(record).get("subject"))
          .as("%s at %d", record.topic(), record.offset())
          .isEqualTo(job(record));
    }
  }

  /// @return null for a record about no job
  private static @Nullable String job(ConsumerRecord<String, byte[]> record) {
    var topics = installation.topics();
    if (record.topic().equals(topics.workerStatus()) || WrittenRecords.isFenceMarker(record)) {
      return null;
    }
    return record.topic().equals(topics.workerCommands())
        ? new String(record.value(), UTF_8).replaceAll(".*\"job\":\"(\\w+)\".*", "$1")
        : record.key();
  }

  @Test
  void ajvAndTheCloudEventsSdkAcceptEveryRecord(@TempDir Path folder) throws Exception {
    var file = folder.resolve("records.jsonl");
    Files.write(file, written.all().stream().map(WireTest::line).toList());
    var validator = ForeignProgram.node("validate.cjs", "ajv", "ajv-formats", "cloudevents");

    var said = validator.run(folder, file.toString(), SCHEMAS.toString());

    assertThat(said).as(String.join("\n", said)).hasSize(1);
    var topics = written.byTopic().values().stream().filter(records -> !records.isEmpty()).count();
    assertThat(topics).isGreaterThanOrEqualTo(11);
    assertThat(Wire.tree(said.getFirst()).size()).isEqualTo(topics);
  }

  private static String line(ConsumerRecord<String, byte[]> record) {
    var line = Wire.mapper().createObjectNode().put("topic", record.topic());
    WrittenRecords.schema(installation.topics(), record)
        .ifPresent(schema -> line.put("schema", schema));
    var headers = line.putObject("headers");
    record.headers().forEach(each -> headers.put(each.key(), new String(each.value(), UTF_8)));
    return line.put("value", new String(record.value(), UTF_8)).toString();
  }

  /// The random walks of the planner cover the types of events.
  private static List<String> missing(EmittedMessages emitted) {
    var missing = new ArrayList<>(EmittedMessages.golden().keySet());
    missing.removeAll(emitted.seen().keySet());
    missing.removeIf(type -> type.startsWith("job-event "));
    return missing;
  }
}
