package io.tierworks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.testing.Promtool;
import io.tierworks.e2e.installation.Command;
import io.tierworks.e2e.installation.Layout;
import io.tierworks.e2e.installation.TestInstallation;
import io.tierworks.testkit.BrokerUnderTest;
import io.tierworks.testkit.SharedBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/// Causes each fault, checks that `doctor` names it, and repairs it.
@ExtendWith(SharedBroker.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DoctorTest {
  private static final Duration EVERY = Duration.ofMillis(700);

  private static TestInstallation installation;

  @BeforeAll
  static void start(BrokerUnderTest broker) {
    installation = TestInstallation.start(broker, Layout.small());
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @Test
  @Order(1)
  void aSoundSystemHasNoFault() {
    var doctor = installation.cli("doctor");

    assertThat(doctor.code()).as(doctor.out() + doctor.err()).isZero();
    assertThat(doctor.out())
        .contains("running: planner-1", "1 worker, 0 of", "no topic has a growing backlog")
        .containsPattern("ok +dead letters +none")
        .doesNotContain("FAULT", "could not be checked");
  }

  @Test
  @Order(1)
  @EnabledIf(
      value = "io.tierworks.common.testing.Promtool#isInstalled",
      disabledReason = Promtool.MISSING)
  void promtoolFindsNoFaultInThePlannersMetrics() throws Exception {
    Promtool.checkMetrics(installation.ask("/metrics").orElseThrow());
  }

  @Test
  @Order(2)
  void aModelThatOnlyTurnsAwayIsNamedWithTheTier() {
    installation.simulatorAdmin().faults("{\"kind\":\"429\",\"rate\":1.0}");
    installation.submit(Jobs.tickets("turned-away", 4));
    var doctor = untilItSays("rejects every call");

    assertThat(doctor.code()).isEqualTo(1);
    assertThat(doctor.out())
        .containsPattern("FAULT +tier flagship +the endpoint rejects every call")
        .contains("tier.flagship.url");
    assertThat(installation.cliHere("show", "turned-away").out())
        .containsPattern(
            "the endpoint of tier flagship refuses calls( until [0-9:]{8})? \\(429\\)");
    installation.simulatorAdmin().noFaults();
    installation.result("turned-away");
    untilAllIsWell();
  }

  @Test
  @Order(2)
  void aKeyThatIsRefusedIsNamedWithTheWayOut() {
    installation.simulatorAdmin().faults("{\"kind\":\"invalid_key\"}");
    installation.submit(Jobs.tickets("refused-key", 4));
    var doctor = untilItSays("rejects every call (unauthorized)");

    assertThat(doctor.code()).isEqualTo(1);
    assertThat(doctor.out()).contains("check tier.flagship.key");
    assertThat(installation.cliHere("show", "refused-key").out().replaceAll("\\s+", " "))
        .contains("check tier.flagship.key");
    installation.simulatorAdmin().noFaults();
    installation.result("refused-key");
    untilAllIsWell();
  }

  @Test
  @Order(2)
  void aJobThatWaitsAfterAFailedCallSaysSoAndUntilWhen() {
    installation.simulatorAdmin().faults("{\"kind\":\"503\",\"rate\":1.0}");
    installation.submit(Jobs.tickets("delayed", 4));
    Awaitility.await("a wait that is long enough to be read")
        .atMost(TestInstallation.PATIENCE)
        .until(() -> installation.events("delayed", "calls_delayed").size() >= 2);

    assertThat(installation.cliHere("show", "delayed").out().replaceAll("\\s+", " "))
        .containsPattern("planning failed; the job waits until [0-9:]{8}: server_error: .*503");
    installation.simulatorAdmin().noFaults();
    installation.result("delayed");
    untilAllIsWell();
  }

  @Test
  @Order(3)
  void aStoppedTierWithWaitingWorkIsAFaultAndWithoutItANote() {
    installation.release("nano-1").stop();
    var idle = installation.cliHere("doctor");
    assertThat(idle.out())
        .containsPattern("note +tier nano +no worker is running; no subtask waits");
    assertThat(idle.code()).isZero();

    installation.submit(Jobs.tickets("stopped-tier", 12));
    var doctor = untilItSays("no worker is running, 12 subtasks wait");
    assertThat(doctor.code()).isEqualTo(1);
    assertThat(doctor.out()).contains("tierworks worker --tier nano");

    installation.startWorker("nano", 1);
    installation.result("stopped-tier");
    untilAllIsWell();
  }

  @Test
  @Order(4)
  void noPlannerIsAFault() {
    installation.release("planner").stop();
    var doctor = installation.cliHere("doctor", "--json");

    assertThat(doctor.code()).isEqualTo(1);
    assertThat(doctor.out())
        .contains("\"subject\":\"planner\",\"outcome\":\"fault\"", "tierworks planner");
    installation.startPlanner();
    installation.awaitReady();
    untilAllIsWell();
  }

  /// Several faults at once: each is named with the command that mends it.
  @Test
  @Order(5)
  void wrongTopicsAndDeadLettersAreNamedWithTheCommandsThatMendThem() throws Exception {
    var jobs = installation.topics().jobs();
    var results = installation.topics().jobResults();
    set(jobs, "max.message.bytes", "100000");
    set(results, "compression.type", "lz4");
    installation.produce(jobs, null, "no job".getBytes(StandardCharsets.UTF_8));
    assertThat(untilItSays("1 open in dlq.jobs").out())
        .contains("tierworks dlq list jobs", jobs + ": max.message.bytes is 100000");
    try (var admin = admin()) {
      admin.deleteTopics(List.of(installation.topics().deadResults())).all().get();
    }
    var doctor = untilItSays(installation.topics().deadResults() + ": missing");

    assertThat(doctor.code()).isEqualTo(1);
    assertThat(doctor.out())
        .contains(jobs + ": max.message.bytes is 100000", "--add-config max.message.bytes=")
        .contains(
            "tierworks topics create", results + ": compression.type is lz4, declared is gzip");
    set(jobs, "max.message.bytes", "" + installation.topics().all().getFirst().maxMessageBytes());
    empty(installation.topics().deadJobs());
    assertThat(installation.cliHere("topics", "create").code()).isZero();
    untilAllIsWell();
  }

  private static Command untilItSays(String text) {
    return Awaitility.await(text)
        .atMost(TestInstallation.PATIENCE)
        .pollInterval(EVERY)
        .until(() -> installation.cliHere("doctor"), doctor -> doctor.out().contains(text));
  }

  private static void untilAllIsWell() {
    Awaitility.await("all is well")
        .atMost(TestInstallation.PATIENCE)
        .pollInterval(EVERY)
        .untilAsserted(() -> {
          var doctor = installation.cliHere("doctor");
          assertThat(doctor.code()).as(doctor.out()).isZero();
        });
  }

  private static Admin admin() {
    return installation.connection().admin();
  }

  private static void set(String topic, String key, String value)
      throws ExecutionException, InterruptedException {
    Collection<AlterConfigOp> change =
        List.of(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET));
    try (var admin = admin()) {
      admin
          .incrementalAlterConfigs(
              Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), change))
          .all()
          .get();
    }
  }

  private static void empty(String topic) throws ExecutionException, InterruptedException {
    var all = Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(-1));
    try (var admin = admin()) {
      admin.deleteRecords(all).all().get();
    }
  }
}
