package io.tierworks.e2e.secured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierworks.common.broker.Topic;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.access.Role;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.e2e.installation.TestInstallation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The published rights suffice for the whole job and for nothing else, and no output ever contains
/// a secret.
@Order(2)
class SecuredBrokerTest {
  private static final Path EXAMPLE = Path.of("..", "examples", "support-triage.json");

  private static SecuredSystem system;
  private static SecuredRecords records;
  private static SecuredSystem.Ran submitted;
  private static List<String> denied;

  @BeforeAll
  static void runTheExampleAsUser() throws IOException {
    system = SecuredSystem.start();
    records = new SecuredRecords(system);
    submitted =
        system.command("user", "submit", EXAMPLE.toAbsolutePath().toString(), "--wait", "--json");
    denied = system.broker().denials();
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  void theJobIsDoneByEveryWayToLogIn() throws MalformedMessage {
    assertThat(submitted.code()).as(submitted.output()).isZero();
    var last = submitted.output().lines().filter(line -> line.startsWith("{")).toList().getLast();
    var bill = Wire.tree(last).findPath("bill").path("lines");
    assertThat(bill.valueStream().map(line -> line.path("tier").asText()))
        .as("SCRAM asks; PLAIN, mTLS and OAUTHBEARER work: %s", last)
        .contains("nano", "mini", "flagship");
  }

  @Test
  void nobodyWasRefusedAnythingOnTheWay() {
    assertThat(denied).isEmpty();
  }

  @Test
  void theDoctorAndTheTopicCheckAreContentWithTheirRights() {
    for (var role : List.of("operator", "admin")) {
      var check = system.command(role, "topics", "check");
      assertThat(check.code()).as("%s: %s", role, check.output()).isZero();
    }
    var doctor = system.command("operator", "doctor");
    assertThat(doctor.code()).as(doctor.output()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "worker-nano, subtasks.mini",
    "worker-nano, subtasks.flagship",
    "worker-nano, jobs",
    "worker-nano, job.results",
    "worker-nano, job.commands",
    "worker-nano, planner.state",
    "worker-mini, subtasks.nano",
    "worker-flagship, subtasks.mini",
    "planner, dlq.jobs",
    "planner, dlq.subtasks",
    "planner, dlq.results",
    "planner, subtasks.nano",
    "planner, job.results",
    "user, subtask.results",
    "user, subtasks.flagship",
    "user, dlq.jobs",
    "user, jobs",
    "operator, jobs",
    "operator, planner.state",
    "admin, job.results"
  })
  void readingIsNotOnTheList(String role, String topic) {
    assertThat(holds(role(role), "tierworks." + topic, AclOperation.READ)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "worker-nano, job.results",
    "worker-nano, job.events",
    "worker-nano, job.commands",
    "worker-nano, jobs",
    "worker-nano, subtasks.nano",
    "worker-nano, worker.commands",
    "worker-nano, planner.state",
    "worker-mini, job.results",
    "worker-flagship, job.commands",
    "planner, jobs",
    "user, job.commands",
    "user, job.results",
    "user, subtask.results",
    "operator, job.results",
    "operator, subtask.results",
    "admin, jobs"
  })
  void writingIsNotOnTheList(String role, String topic) {
    assertThat(holds(role(role), "tierworks." + topic, AclOperation.WRITE)).isFalse();
  }

  private static Role role(String name) {
    return Role.all(system.topics()).stream()
        .filter(role -> role.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// The broker refuses every right that the roles do not list.
  @Test
  void whateverTheListDoesNotNameIsRefused() {
    var allowed = new ArrayList<String>();
    for (var role : Role.all(system.topics())) {
      try (var client = new RoleClient(KafkaConnection.from(system.settings(role.name())))) {
        for (var topic : system.topics().all().stream().map(Topic::name).toList()) {
          if (!holds(role, topic, AclOperation.READ) && client.reads(topic)) {
            allowed.add(role.name() + " reads " + topic);
          }
          if (!holds(role, topic, AclOperation.WRITE) && client.writes(topic)) {
            allowed.add(role.name() + " writes " + topic);
          }
        }
      }
    }
    assertThat(allowed).isEmpty();
  }

  /// The roles are minimal: ordinary operation uses each of their rights.
  @Test
  void everyRightOfTheListIsUsed() {
    var topics = system.topics();
    var own = system.settings();
    for (var topic : List.of(topics.jobs(), topics.jobCommands(), topics.subtaskResults())) {
      records.write(own, topic, "rubbish");
    }
    topics.tiers().forEach(tier -> records.write(own, topics.subtasks(tier), "rubbish"));
    for (var role : List.of("operator", "admin")) {
      system.command(role, "topics", "check");
    }
    system.command("admin", "topics", "create", "--set", "topics.compression=lz4");
    assertThat(system.command("admin", "topics", "create").code()).isZero();
    system.command("operator", "doctor");
    Stream.of(topics.deadJobs(), topics.deadSubtasks(), topics.deadResults())
        .forEach(topic -> {
          read("operator", topic);
          records.write(system.settings("operator"), topic, "marked");
        });
    List.of("user", "operator").forEach(role -> read(role, topics.jobAnswers()));
    readInAGroup("user", topics.jobResults(), "tierworks.clients.report");
    system.latency(50);
    cancelAJobThatRuns();
    killAWorkerThatWorks();
    giveUpASubtask();
    restoreThePlannerFromItsChangelog();

    Awaitility.await()
        .atMost(TestInstallation.PATIENCE)
        .untilAsserted(
            () -> assertThat(system.broker().unused(topics)).isSubsetOf(onlyForLargeJobs(topics)));
  }

  /// Rights that only large jobs use.
  private static List<String> onlyForLargeJobs(Topics topics) {
    return List.of("User:planner WRITE TOPIC " + topics.jobAnswers());
  }

  private static void cancelAJobThatRuns() {
    system.latency(50);
    records.write(system.settings("operator"), system.topics().jobs(), job("halted"));
    Awaitility.await()
        .atMost(TestInstallation.PATIENCE)
        .until(
            () -> system.get("/api/jobs/halted", system.secret("api-token")).statusCode() == 200);
    assertThat(system.command("operator", "cancel", "halted").code()).isZero();
    assertThat(records.result("halted")).contains("cancelled");
    assertThat(system.command("operator", "show", "halted").output()).contains("cancelled");
  }

  /// The planner writes a fence marker and issues the attempts again.
  private static void killAWorkerThatWorks() {
    records.write(system.settings("user"), system.topics().jobs(), job("orphaned"));
    awaitFlagshipAtWork();
    system.program("flagship-1").kill();
    system.latency(0);
    system.startFlagship("flagship-2");
    assertThat(records.result("orphaned")).contains("\"bill\"");
  }

  private static void giveUpASubtask() {
    system.faults("{\"kind\":\"garbage\",\"rate\":1,\"schema\":\"classify\"}");
    records.write(system.settings("user"), system.topics().jobs(), job("poisoned"));
    assertThat(records.result("poisoned")).contains("failed");
    system.faults("");
  }

  private static void restoreThePlannerFromItsChangelog() {
    system.stop("planner");
    system.startPlanner("planner-restored");
    system.awaitHeard("nano-1", "mini-1");
  }

  private static void awaitFlagshipAtWork() {
    Awaitility.await("a call of the flagship")
        .atMost(TestInstallation.PATIENCE)
        .until(() ->
            system
                .get("/api/workers", system.secret("api-token"))
                .body()
                .matches(".*\"tier\":\"flagship\",\"slots\":16,\"inFlight\":1.*"));
  }

  private static void readInAGroup(String role, String topic, String group) {
    try (var consumer =
        KafkaConnection.from(system.settings(role)).consumer(Map.of("group.id", group))) {
      consumer.subscribe(List.of(topic));
      Awaitility.await()
          .atMost(TestInstallation.PATIENCE)
          .until(() -> {
            consumer.poll(Duration.ofMillis(100));
            return !consumer.assignment().isEmpty();
          });
    }
  }

  @Test
  void aWorkerCannotJoinTheGroupOfAnotherTier() {
    var settings = KafkaConnection.from(system.settings("worker-nano"));
    var mini = system.topics().workerGroup("mini");
    try (var consumer =
        new KafkaShareConsumer<>(
            settings.properties(Map.of("group.id", mini)),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(system.topics().subtasks("nano")));
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100; i++) {
                  consumer.poll(Duration.ofMillis(100));
                }
              })
          .isInstanceOf(GroupAuthorizationException.class);
    }
  }

  @Test
  void aWorkerCannotFenceThePlannersTransactions() {
    var settings = KafkaConnection.from(system.settings("worker-nano"));
    try (var producer =
        new KafkaProducer<>(
            settings.properties(Map.of("transactional.id", "tierworks.planner-evil")),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      assertThatThrownBy(producer::initTransactions)
          .isInstanceOf(TransactionalIdAuthorizationException.class);
    }
  }

  @Test
  void aWrongPasswordIsSaidPlainlyAndIsNoDefectOfOurs() {
    var ran = system.command(impostor(), "doctor");
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.output()).contains("Authentication failed");
    for (var service : List.of(List.of("planner"), List.of("worker", "--tier", "nano"))) {
      var refused = system.command(impostor(), service.toArray(String[]::new));
      assertThat(refused.code()).as(refused.output()).isEqualTo(3);
      assertThat(refused.output())
          .contains("login to the broker failed", "Authentication failed", "kafka.sasl.*")
          .doesNotContain("defect");
    }
  }

  @Test
  void aServiceWithTheRightsOfAnotherRoleIsToldWhereTheListIs() {
    var planner = system.command("worker-mini", "planner");
    var worker = system.command("user", "worker", "--tier", "nano");
    for (var refused : List.of(planner, worker)) {
      assertThat(refused.code()).as(refused.output()).isEqualTo(3);
      assertThat(refused.output()).contains("the broker denied access", "tierworks topics acls");
    }
  }

  @Test
  void theApiAsksForItsToken() {
    assertThat(system.get("/health/ready", null).statusCode()).isEqualTo(200);
    for (var path : List.of("/api/jobs", "/api/workers", "/api/tiers", "/metrics")) {
      assertThat(system.get(path, null).statusCode()).as(path).isEqualTo(401);
      assertThat(system.get(path, "wrong").statusCode()).as(path).isEqualTo(401);
      assertThat(system.get(path, system.secret("api-token")).statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void noSecretIsEverSaid() throws IOException {
    provokeFailures();
    for (var role : List.of("planner", "worker-nano", "worker-mini")) {
      assertThat(system.command(role, "config").code()).isZero();
    }
    assertThat(system.command("worker-flagship", "config", "--json").code()).isZero();
    var said = new TreeMap<>(system.said());
    said.putAll(records.written());

    assertThat(said.get("planner.log")).contains("planner started");
    assertThat(said.get("nano-2.log")).contains("worker started");
    assertThat(String.join("", said.values()))
        .contains("\"***\"", "after-401", "after-unreachable");
    system
        .secrets()
        .forEach((name, secret) ->
            assertThat(said)
                .as("the secret %s", name)
                .allSatisfy(
                    (where, text) -> assertThat(text.contains(secret)).as(where).isFalse()));
  }

  /// Provokes failures: a rejected and echoed key, an unreachable endpoint, a wrong password,
  /// invalid jobs, invalid messages between the services.
  private static void provokeFailures() throws IOException {
    var key = Map.of("OPENAI_API_KEY", system.secret("nano-key"));
    try (var echo = new EchoingEndpoint()) {
      system.stop("nano-1");
      nano("nano-2", key, echo.url());
      assertThat(expired("after-401")).contains("\"bill\"");
      system.stop("nano-2");
      nano("nano-3", key, "http://127.0.0.1:1/v1");
      assertThat(expired("after-unreachable")).contains("\"bill\"");
    }
    assertThat(system.command(impostor(), "doctor").code()).isEqualTo(3);
    for (var topic : List.of(system.topics().jobs(), system.topics().subtaskResults())) {
      records.write(system.settings(), topic, "{\"goal\":");
      records.write(system.settings(), topic, "[".repeat(500));
    }
  }

  private static void nano(String name, Map<String, String> key, String url) {
    var variables = new TreeMap<>(key);
    variables.put("TIERWORKS_TIER_NANO_URL", url);
    variables.put("TIERWORKS_TIER_NANO_MAX_TRIES", "1");
    system.startWorker("nano", name, variables);
    system.awaitHeard(name);
  }

  /// The job waits for a tier whose endpoint is at fault, until its time is up.
  ///
  /// @return the job's result, whatever its status
  private static String expired(String job) {
    var jobs = system.topics().jobs();
    records.write(system.settings("user"), jobs, job(job, Duration.ofSeconds(8)));
    return records.result(job);
  }

  private static String job(String id) {
    return job(id, Duration.ofSeconds(40));
  }

  private static String job(String id, Duration maxTime) {
    return """
    {"id":"%s","goal":"Classify each message as billing, technical or shipping.","plan":"map",
     "limits":{"maxAttempts":2,"maxTime":"%s"},"items":["I was charged twice.","The app crashes."]}
    """
        .formatted(id, maxTime);
  }

  private static Principal impostor() {
    return system.broker().impostor("planner", system.secret("worker-nano"));
  }

  private static boolean holds(Role role, String topic, AclOperation operation) {
    return role.rights().stream()
        .anyMatch(right ->
            right.resource().name().equals(topic) && right.operations().contains(operation));
  }

  private static void read(String role, String topic) {
    try (var reader = new RoleClient(KafkaConnection.from(system.settings(role)))) {
      assertThat(reader.reads(topic)).isTrue();
    }
  }
}
