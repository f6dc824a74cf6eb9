package io.tierworks.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierworks.common.broker.Topics;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.subtask.SubtaskResult.Failed;
import io.tierworks.e2e.installation.Layout;
import io.tierworks.e2e.installation.TestInstallation;
import io.tierworks.testkit.BrokerUnderTest;
import io.tierworks.testkit.SharedBroker;
import java.nio.file.Files;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Any message on any topic leads to a clear result or a dead letter, and the next job completes
/// normally.
@ExtendWith(SharedBroker.class)
class BadInputTest {
  static final List<String> INTERNAL_TOPICS =
      List.of(
          "job.commands", "subtasks.nano", "subtask.results", "worker.status", "worker.commands");

  private static TestInstallation installation;
  private static Topics topics;
  private static DeadLetters dead;

  @BeforeAll
  static void start(BrokerUnderTest broker) {
    installation = TestInstallation.start(broker, Layout.small());
    topics = installation.topics();
    dead = new DeadLetters(installation);
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @AfterEach
  void theNextJobIsDoneAsIfNothingHadBeen(TestInfo test) {
    installation.simulatorAdmin().noFaults();
    var id = "after-" + Math.abs(test.getDisplayName().hashCode());
    installation.submit(Jobs.tickets(id, 8));
    assertThat(installation.result(id).status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(installation.program("planner").isAlive()).isTrue();
  }

  // Messages from users

  @Test
  void malformedJsonIsRejectedWithThePlaceOfTheFault() {
    var place = installation.submit("{\"goal\": \"Label it\", \"items\": [\"one\", ]}");

    var result = rejection(place);
    assertFault(result, "", "not valid JSON", "one JSON object");
    DeadLetters.assertCopy(
        deadJob(place),
        topics.jobs(),
        place,
        "malformed",
        "{\"goal\": \"Label it\", \"items\": [\"one\", ]}");
  }

  @Test
  void aMissingGoalIsNamed() {
    var place = installation.submit("{\"id\":\"no-goal\",\"items\":[\"one\"]}");

    var result = installation.result("no-goal");
    assertFault(result, "goal", "missing", "");
    DeadLetters.assertCopy(deadJob(place), topics.jobs(), place, "invalid", "no-goal");
  }

  @Test
  void anUnknownFieldIsRefusedWithTheOneThatWasMeant() {
    installation.submit("{\"id\":\"typo\",\"goal\":\"Label them.\",\"itmes\":[\"one\"]}");

    var result = installation.result("typo");
    assertFault(result, "itmes", "unknown", "items");
  }

  @Test
  void everyFaultOfAMessageIsReportedAtOnce() {
    var place =
        installation.submit(
            "{\"goal\":\"x\",\"priority\":12,\"limits\":{\"maxCost\":-1},\"items\":[{\"id\":\"a\",\"text\":\"1\"},{\"id\":\"a\",\"text\":\"2\"}]}");

    assertThat(rejection(place).errors())
        .extracting(Violation::field)
        .contains("goal", "priority", "limits.maxCost", "items[1].id");
  }

  @Test
  void anOversizedMessageIsRejectedWithItsSizeAndTheWayOut() {
    var place = installation.submit(ofSize(Topics.MAX_PAYLOAD_BYTES + 100_000));

    var result = rejection(place);
    assertFault(result, "", "at most " + Topics.MAX_PAYLOAD_BYTES, "split");
    assertThat(deadJob(place).value()).hasSize(Topics.MAX_PAYLOAD_BYTES + 100_000);
    DeadLetters.assertCopy(deadJob(place), topics.jobs(), place, "too_large", "goal");
  }

  @Test
  void theLargestMessageIsTakenAndRefusedOnlyForItsLength() {
    var place = installation.submit(ofSize(Topics.MAX_PAYLOAD_BYTES));

    var result = rejection(place);
    assertThat(result.status()).isEqualTo(JobStatus.REJECTED);
    assertThat(result.errors().getFirst().field()).isEqualTo("items");
    assertThat(result.errors().getFirst().rule()).contains("largest context window");
  }

  @Test
  void aMessageBeyondTheTopicsLimitIsRefusedByTheBroker() {
    assertThatThrownBy(
            () -> installation.submit(ofSize(Topics.MAX_PAYLOAD_BYTES + 2 * 1024 * 1024)))
        .hasCauseInstanceOf(RecordTooLargeException.class);
  }

  @Test
  void anEmptyMessageIsRejected() {
    var place = installation.produce(topics.jobs(), "some-key", null);

    var result = rejection(place);
    assertThat(result.status()).isEqualTo(JobStatus.REJECTED);
    assertThat(deadJob(place).value()).isNull();
    assertThat(deadJob(place).key()).isEqualTo("some-key");
  }

  @Test
  void aJobBeyondTheLimitsOfJsonIsRejectedWithFieldRuleAndWayOut() {
    var deep =
        installation.submit(
            "{\"goal\":\"abc\",\"itemSchema\":" + "[".repeat(500) + "]".repeat(500) + "}");
    assertFault(rejection(deep), "itemSchema", "deeper than 200", "flatten");
    DeadLetters.assertCopy(deadJob(deep), topics.jobs(), deep, "malformed", "itemSchema");

    var number = installation.submit("{\"goal\":\"abc\",\"limits\":{\"maxCost\":1e999999999}}");
    assertFault(rejection(number), "limits.maxCost", "more than 400 digits", "smaller exponent");

    var twice = installation.submit("{\"goal\":\"abc\",\"goal\":\"xyz\"}");
    assertFault(rejection(twice), "goal", "given twice", "keep one");
  }

  // Answers from the model

  @Test
  void aCyclicPlanIsRepairedOnce() {
    installation.simulatorAdmin().faults("{\"kind\":\"cyclic_plan\",\"rate\":1,\"times\":1}");
    installation.submit(planned("circle-once"));

    var result = installation.result("circle-once");
    assertThat(result.status()).as("%s", result).isEqualTo(JobStatus.COMPLETED);
    assertThat(installation.events("circle-once", "plan_refused")).hasSize(1);
    assertBillIsLedger(result);
  }

  @Test
  void aPlanThatStaysCyclicFailsTheJobWithTheFindings() {
    installation.simulatorAdmin().faults("{\"kind\":\"cyclic_plan\",\"rate\":1}");
    installation.submit(planned("circle"));

    var result = installation.result("circle");
    assertThat(result.status()).isEqualTo(JobStatus.FAILED);
    assertFault(result, "plan.first", "circle", "remove one of the inputs");
    assertThat(installation.events("circle", "plan_refused")).hasSize(2);
  }

  @Test
  void garbageInsteadOfAPlanFailsTheJob() {
    installation.simulatorAdmin().faults("{\"kind\":\"garbage\",\"rate\":1,\"schema\":\"plan\"}");
    installation.submit(Jobs.tickets("garbage-plan", 8));

    var result = installation.result("garbage-plan");
    assertThat(result.status()).isEqualTo(JobStatus.FAILED);
    assertFault(result, "plan", "unreadable", "schema");
    assertBillIsLedger(result);
  }

  @Test
  void aJobThatFailedKeepsItsResultAndRunsAgainUnderANewId() throws Exception {
    installation.simulatorAdmin().faults("{\"kind\":\"garbage\",\"rate\":1,\"schema\":\"plan\"}");
    var file = Files.createTempFile(installation.folder(), "failed", ".json");
    Files.writeString(file, Jobs.tickets("failed", 8));
    installation.submit(Files.readString(file));
    assertThat(installation.result("failed").status()).isEqualTo(JobStatus.FAILED);
    installation.simulatorAdmin().noFaults();

    var kept = installation.cli("submit", file.toString(), "--wait");
    var again = installation.cli("submit", file.toString(), "--wait", "--again");

    assertThat(kept.code()).as(kept.err()).isEqualTo(1);
    assertThat(kept.err()).contains("job 'failed' ended", "ago (failed)", "--again");
    assertThat(again.code()).as(again.out()).isZero();
    assertThat(again.err()).doesNotContain("kept");
    assertThat(again.out()).contains("Job failed-2: completed");
  }

  @Test
  void garbageInsteadOfAVerdictLeavesThePartsAndSaysSo() {
    installation
        .simulatorAdmin()
        .faults("{\"kind\":\"garbage\",\"rate\":1,\"schema\":\"verdict\"}");
    installation.submit(Jobs.tickets("garbage-verdict", 8));

    var result = installation.result("garbage-verdict");
    assertThat(result.status()).isEqualTo(JobStatus.PARTIAL);
    assertThat(result.items()).hasSize(8);
    assertFault(result, "judge", "no judgment", "stand as they are");
  }

  @Test
  void garbageInsteadOfAnyWorkFailsTheJobWithAGapForEachItem() {
    installation
        .simulatorAdmin()
        .faults("{\"kind\":\"garbage\",\"rate\":1,\"schema\":\"classify\"}");
    installation.submit(Jobs.tickets("garbage-work", 8));

    var result = installation.result("garbage-work");
    assertThat(result.status()).isEqualTo(JobStatus.FAILED);
    assertThat(result.gaps())
        .hasSize(8)
        .allMatch(gap -> gap.reason().code().equals("attempts_exhausted"));
    assertFault(result, "subtasks", "none of 8", "gaps");
    Awaitility.await()
        .atMost(TestInstallation.PATIENCE)
        .until(() -> dead.keyed(topics.deadSubtasks(), "garbage-work").size() == 8);
  }

  @Test
  void garbageInAThirdOfTheWorkIsMadeGoodByTheNextTier() {
    installation
        .simulatorAdmin()
        .faults("{\"kind\":\"garbage\",\"rate\":0.3,\"model\":\"gpt-5.4-nano\"}");
    installation.submit(Jobs.tickets("garbage-some", 40));

    var result = installation.result("garbage-some");
    assertThat(result.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(result.items()).hasSize(40);
    assertThat(result.counts().escalated()).isPositive();
  }

  // Messages between the services

  @ParameterizedTest
  @FieldSource("INTERNAL_TOPICS")
  void rubbishBetweenTheServicesStopsNobody(String topic) {
    var name = topics.prefix() + topic;
    int before = dead.from(name).size();
    installation.submit(Jobs.tickets("waiting", 8, job -> job.put("review", "plan")));
    for (var value : Rubbish.MESSAGES) {
      installation.produce(name, "rubbish", value.getBytes(UTF_8));
      installation.produce(name, null, value.getBytes(UTF_8));
    }
    installation.produce(name, "rubbish", null);
    installation.submit(Jobs.tickets("rubbish-" + topic, 40));

    assertThat(installation.result("rubbish-" + topic).status()).isEqualTo(JobStatus.COMPLETED);
    if (!topic.startsWith("worker.")) {
      Awaitility.await()
          .atMost(TestInstallation.PATIENCE)
          .untilAsserted(
              () -> assertThat(dead.from(name).size()).isGreaterThanOrEqualTo(before + 20));
      assertThat(dead.from(name))
          .allSatisfy(letter -> {
            assertThat(DeadLetters.header(letter, "__dlq.errors.message")).isNotBlank();
            assertThat(DeadLetters.header(letter, "__dlq.errors.offset")).isNotBlank();
            assertThat(DeadLetters.header(letter, "__dlq.errors.group")).isNotBlank();
            assertThat(DeadLetters.header(letter, "reason")).isNotBlank();
          });
    }
    assertThat(installation.workersHeard()).hasSize(3);
    assertThat(installation.results("waiting")).isEmpty();
  }

  @Test
  void aReportBeyondTheLimitsOfJsonGoesToTheDeadLetters() {
    var beyond =
        List.of(
            Rubbish.ended(
                "answered", "classify-0001", "\"output\":" + "[".repeat(300) + "]".repeat(300)),
            Rubbish.ended("answered", "classify-0001", "\"output\":" + "7".repeat(500)),
            Rubbish.ended("answered", "classify-0001", "\"output\":1e999999999"),
            Rubbish.ended("answered", "classify-0001", "\"output\":{},\"output\":{}"));
    var places =
        beyond.stream()
            .map(report ->
                installation.produce(topics.subtaskResults(), "waiting", report.getBytes(UTF_8)))
            .toList();

    for (int i = 0; i < beyond.size(); i++) {
      var letter = dead.of(topics.deadResults(), places.get(i));
      DeadLetters.assertCopy(
          letter, topics.subtaskResults(), places.get(i), "malformed", "classify-0001");
      assertThat(DeadLetters.header(letter, "__dlq.errors.message")).startsWith("output");
    }
  }

  @Test
  void anOrderForAnotherTierIsNotCarriedOut() {
    var before = installation.simulatorAdmin().account().requests();
    installation.produce(
        topics.subtasks("nano"),
        "stray",
        """
        {"job":"stray","subtask":"a-0001","attempt":"stray/a-0001/1","step":"a","kind":"classify","tier":"mini",
         "purpose":"work","tenant":"default","priority":5,"instructions":"Label it.","outputSchema":{"type":"object"},
         "mayHandOff":true,"verify":["schema"],"maxOutputTokens":100,"deadline":"2999-01-01T00:00:00Z",
         "issuedAt":"2026-01-01T00:00:00Z"}
        """
            .getBytes(UTF_8));

    var failed =
        Awaitility.await()
            .atMost(TestInstallation.PATIENCE)
            .until(
                () -> installation.reports("stray").filter(Failed.class::isInstance).toList(),
                found -> !found.isEmpty())
            .getFirst();
    assertThat(((Failed) failed).failure().code()).hasToString("wrong_tier");
    assertThat(((Failed) failed).failure().retryable()).isFalse();
    assertThat(installation.simulatorAdmin().account().requests()).isEqualTo(before);
  }

  private static String planned(String id) {
    return Jobs.tickets(id, 8, job -> job.put("plan", "dag"));
  }

  private static String ofSize(int bytes) {
    var head = "{\"goal\":\"Summarise the document.\",\"plan\":\"direct\",\"items\":[\"";
    var tail = "\"]}";
    return head + "x".repeat(bytes - head.length() - tail.length()) + tail;
  }

  private static JobResult rejection(RecordMetadata place) {
    return installation.result(derived(place));
  }

  private static String derived(RecordMetadata place) {
    return "job-%d-%d".formatted(place.partition(), place.offset());
  }

  private static void assertFault(JobResult result, String field, String rule, String wayOut) {
    var fault = result.errors().stream().filter(e -> e.field().equals(field)).findFirst();
    assertThat(fault).as("field '%s' in %s", field, result.errors()).isPresent();
    assertThat(fault.get().rule()).containsIgnoringCase(rule);
    assertThat(fault.get().hint()).containsIgnoringCase(wayOut);
  }

  private static void assertBillIsLedger(JobResult result) {
    assertThat(result.bill().total())
        .isEqualTo(
            installation
                .simulatorAdmin()
                .costOf(attempt -> attempt.startsWith(result.job() + "/")));
  }

  private static ConsumerRecord<String, byte[]> deadJob(RecordMetadata place) {
    return dead.of(topics.deadJobs(), place);
  }
}
