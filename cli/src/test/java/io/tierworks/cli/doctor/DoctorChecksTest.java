package io.tierworks.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.FailureCode;
import io.tierworks.common.contract.worker.WorkerStatus.Endpoint;
import io.tierworks.common.contract.worker.WorkerStatus.Heartbeat;
import io.tierworks.common.settings.Secret;
import io.tierworks.planner.http.ApiSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DoctorChecksTest {
  private static final Duration LISTENED = Duration.ofSeconds(3);

  @Test
  void missingShareGroupsAreAFaultIfTheSettingsNeedThem() {
    assertThat(text(BrokerChecks.shareGroups(true, 1)))
        .isEqualTo("ok     share groups  share.version 1");
    assertThat(text(BrokerChecks.shareGroups(true, 0)))
        .startsWith("FAULT  share groups  the brokers do not support share groups")
        .contains("-> upgrade to Kafka 4.2 or newer", "kafka-features", "intake=group");
    assertThat(text(BrokerChecks.shareGroups(false, 0))).startsWith("ok ");
  }

  @Test
  void aDifferenceFromTheDeclarationIsAFaultWithItsFix() {
    assertThat(text(BrokerChecks.topics(List.of("t.jobs: missing; run `tierworks topics create`"))))
        .isEqualTo(
            """
            FAULT  topics  t.jobs: missing
                           -> run `tierworks topics create`\
            """);
    assertThat(text(BrokerChecks.topics(List.of()))).startsWith("ok ");
  }

  @Test
  void withoutTicksThePlannerIsAFault() {
    assertThat(text(planner()))
        .isEqualTo(
            """
            FAULT  planner  no planner sent a tick within 3 s: open jobs do not advance
                            -> start a planner: tierworks planner\
            """);
    assertThat(text(planner("b~1", "a~2", "b~1"))).isEqualTo("ok     planner  running: a, b");
  }

  @Test
  void twoPlannersWithOneNameAreAFaultButAReplacedOneIsNot() {
    assertThat(text(planner("p~1", "p~2", "p~1", "p~2")))
        .startsWith("FAULT  planner  two processes use the name p and")
        .contains("planner.instance", "planner.state-dir");
    assertThat(text(planner("p~1", "p~1", "p~2", "p~2"))).startsWith("ok ");
  }

  @Test
  void aTierWithoutWorkersIsAFaultIfSubtasksWait() {
    assertThat(text(tier(1_200)))
        .isEqualTo(
            """
            FAULT  tier nano  no worker is running, 1,200 subtasks wait
                              -> start a worker: tierworks worker --tier nano\
            """);
    assertThat(text(tier(0)))
        .startsWith("note   tier nano  no worker is running; no subtask waits");
    assertThat(text(new TierCheck("nano", List.of(), OptionalLong.empty()).finding()))
        .startsWith("FAULT  tier nano  no worker is running, subtasks wait");
    assertThat(text(tier(7, worker("n-1", true, null))))
        .startsWith("FAULT  tier nano  all its workers are shutting down, 7 subtasks wait");
  }

  @Test
  void anEndpointThatRejectsEveryCallIsAFault() {
    var shut = new Endpoint(1, 3, null, null);
    assertThat(text(tier(9, worker("n-1", false, shut), worker("n-2", false, shut))))
        .startsWith(
            "FAULT  tier nano  the endpoint rejects every call (429 or no connection),"
                + " 9 subtasks wait")
        .contains("tier.nano.url", "account");
    assertThat(text(tier(9, worker("n-1", false, shut), worker("n-2", false, null))))
        .startsWith("note   tier nano  the endpoint rejects every call")
        .contains("of n-1");
  }

  @Test
  void anEndpointThatHasToBeMendedIsNamedWithTheCauseAndTheWayOut() {
    var refused = new Endpoint(1, 1, new FailureCode("unauthorized"), null);
    assertThat(text(tier(9, worker("n-1", false, refused))))
        .startsWith(
            "FAULT  tier nano  the endpoint rejects every call (unauthorized), 9 subtasks wait")
        .contains("tier.nano.key", "go on by themselves");
  }

  @Test
  void anEndpointThatRejectsSomeCallsIsANote() {
    assertThat(text(tier(0, worker("n-1", false, new Endpoint(5, 1, null, null)))))
        .startsWith("note   tier nano  the endpoint rejects some calls: it accepts 5 at a time")
        .contains("the workers have 8 slots", "tier.nano.slots");
    assertThat(text(tier(4, worker("n-1", false, Endpoint.open(8)))))
        .isEqualTo("ok     tier nano  1 worker, 2 of 8 slots in use, 4 subtasks wait");
  }

  @Test
  void aBacklogThatKeepsGrowingIsAFault() {
    assertThat(text(backlog(60, 80, 90, 130)))
        .startsWith(
            "FAULT  backlog  t.jobs: 130 messages wait, 70 more than at the start of this check");
    assertThat(text(backlog(10, 256, 256, 256))).as("a job has started").startsWith("ok ");
    assertThat(text(backlog(1, 2, 3, 4))).as("transaction markers").startsWith("ok ");
    assertThat(text(backlog(500, 400, 300, 200))).as("shrinks").startsWith("ok ");
  }

  @Test
  void openDeadLettersAreAFaultPerTopic() {
    assertThat(text(BrokerChecks.deadLetters(Map.of("jobs", 1L, "results", 0L))))
        .isEqualTo(
            """
            FAULT  dead letters  1 open in dlq.jobs
                                 -> list them: tierworks dlq list jobs\
            """);
    assertThat(text(BrokerChecks.deadLetters(Map.of("jobs", 0L)))).startsWith("ok ");
  }

  @Test
  void aReachableApiWithoutATokenIsANote() {
    assertThat(text(api("0.0.0.0", "")))
        .startsWith("note   API  planner.http-host is 0.0.0.0 and no token is set")
        .contains("planner.api-token-file");
    assertThat(text(api("0.0.0.0", "secret"))).startsWith("ok ");
    assertThat(text(api("127.0.0.1", ""))).startsWith("ok ");
  }

  @Test
  void aFindingAsJsonNamesItsOutcome() throws Exception {
    var tree = Wire.tree(Wire.text(Finding.fault("planner", "none", "start one")));
    assertThat(tree.path("outcome").asText()).isEqualTo("fault");
    assertThat(tree.path("subject").asText()).isEqualTo("planner");
    assertThat(tree.path("observed").asText()).isEqualTo("none");
    assertThat(tree.path("wayOut").asText()).isEqualTo("start one");
  }

  private static String text(List<Finding> findings) {
    return String.join("\n", Finding.table(findings, 200));
  }

  private static String text(Finding finding) {
    return text(List.of(finding));
  }

  private static List<Finding> planner(String... ticks) {
    return new PlannerCheck(List.of(ticks), LISTENED).findings();
  }

  private static Finding tier(long waiting, Heartbeat... workers) {
    return new TierCheck("nano", List.of(workers), OptionalLong.of(waiting)).finding();
  }

  private static List<Finding> backlog(int... sizes) {
    var samples = Arrays.stream(sizes).mapToObj(Long::valueOf).toList();
    return new BacklogCheck(Map.of("t.jobs", samples)).findings();
  }

  private static Heartbeat worker(String name, boolean draining, @Nullable Endpoint endpoint) {
    return new Heartbeat(name, "nano", 8, 2, draining, endpoint, Instant.EPOCH);
  }

  private static Finding api(String host, String token) {
    return PlannerCheck.api(new ApiSettings(host, 8080, new Secret(token)));
  }
}
