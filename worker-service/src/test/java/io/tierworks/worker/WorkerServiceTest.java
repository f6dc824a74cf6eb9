package io.tierworks.worker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tierworks.common.broker.kafka.TextHeaders;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.subtask.SubtaskResult.Answered;
import io.tierworks.common.contract.subtask.SubtaskResult.Ended;
import io.tierworks.common.contract.subtask.SubtaskResult.Failed;
import io.tierworks.common.contract.subtask.SubtaskResult.Started;
import io.tierworks.common.contract.trace.TraceContext;
import io.tierworks.common.contract.worker.WorkerCommand;
import io.tierworks.common.contract.worker.WorkerStatus;
import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.testing.Promtool;
import io.tierworks.testkit.BrokerUnderTest;
import io.tierworks.testkit.SharedBroker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
@Timeout(90)
class WorkerServiceTest {
  private final FakeModel model = new FakeModel();
  private final List<SubtaskResult> results = new ArrayList<>();
  private final List<WorkerStatus> statuses = new ArrayList<>();
  private final TestCluster cluster;

  WorkerServiceTest(BrokerUnderTest broker) throws Exception {
    cluster =
        new TestCluster(
            broker,
            Map.of("worker.grace", "300ms", "worker.heartbeat", "50ms", "worker.http-port", "0"));
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void everySubtaskIsStartedOnceAndAnsweredOnce() {
    try (var _ = WorkerService.start(cluster.settings(), "nano", model)) {
      dispatch(200);
      awaitEnded(200);
    }
    assertThat(started()).hasSize(200).doesNotHaveDuplicates();
    assertThat(results).filteredOn(Answered.class::isInstance).hasSize(200);
  }

  @Test
  void everyResultCarriesTheTraceOfItsSubtask() {
    var trace =
        new TraceContext("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "vendor=1");
    try (var _ = WorkerService.start(cluster.settings(), "nano", model)) {
      cluster.dispatch(Subtasks.classify().of("j", 0), trace);
      var records = new ArrayList<ConsumerRecord<String, byte[]>>();
      await()
          .atMost(30, SECONDS)
          .until(() -> {
            records.addAll(cluster.raw(cluster.topics().subtaskResults()));
            return records.size() == 2;
          });
      assertThat(records)
          .extracting(each ->
              TraceContext.from(name -> TextHeaders.read(each.headers(), name)).orElseThrow())
          .containsOnly(trace);
    }
  }

  @Test
  void aWorkerWithoutItsTopicsSaysSoAndDoesNotStart() {
    var settings =
        cluster.settings().with(Map.of("topics.prefix", "nobody.", "tier.nano.key", "k"));
    assertThatThrownBy(() -> WorkerService.start(settings, "nano"))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("has no topic nobody.subtasks.nano; run `tierworks topics create`");
  }

  @Test
  void aRecordThatIsNoSubtaskBecomesADeadLetterAndStopsNothing() {
    var bytes = "no subtask".getBytes(StandardCharsets.UTF_8);
    try (var _ = WorkerService.start(cluster.settings(), "nano", model)) {
      cluster.send(cluster.topics().subtasks("nano"), "k", bytes);
      dispatch(1);
      awaitEnded(1);
    }
    var dead = cluster.raw(cluster.topics().deadSubtasks());
    assertThat(dead).hasSize(1);
    assertThat(dead.getFirst().key()).isEqualTo("k");
    assertThat(dead.getFirst().value()).isEqualTo(bytes);
    assertThat(dead.getFirst().headers().lastHeader("reason").value())
        .asString()
        .isEqualTo("malformed");
  }

  @Test
  void aCancelEndsTheCallsOfItsJob() {
    model.hanging();
    try (var _ = WorkerService.start(cluster.settings(), "nano", model)) {
      dispatch(3);
      awaitCalls(3);
      command(new WorkerCommand.CancelJob("j"));
      awaitEnded(3);
    }
    assertThat(results)
        .filteredOn(Ended.class::isInstance)
        .allSatisfy(ended -> {
          assertThat(((Failed) ended).failure().code()).hasToString("cancelled");
          assertThat(((Failed) ended).spent().estimated()).isTrue();
        });
  }

  @Test
  void aStoppedWorkerHandsBackTheAttemptsItCouldNotFinish() {
    model.hanging();
    try (var _ = WorkerService.start(cluster.settings(), "nano", model)) {
      dispatch(2);
      awaitCalls(2);
    }
    await().atMost(10, SECONDS).until(() -> status().stream().anyMatch(this::isLeft));
    assertThat(statuses)
        .filteredOn(this::isLeft)
        .singleElement()
        .satisfies(left ->
            assertThat(((WorkerStatus.Left) left).handedBack())
                .containsExactlyInAnyOrder(
                    AttemptId.parse("j/step-0/1"), AttemptId.parse("j/step-1/1")));
    assertThat(results).noneMatch(Ended.class::isInstance);
  }

  @Test
  void aBusyWorkerSendsHeartbeats() {
    model.hanging();
    try (var worker = WorkerService.start(cluster.settings(), "nano", model)) {
      dispatch(2);
      awaitCalls(2);
      await()
          .atMost(10, SECONDS)
          .until(() ->
              status().stream()
                  .anyMatch(each ->
                      each instanceof WorkerStatus.Heartbeat beat
                          && beat.worker().equals(worker.id())
                          && beat.inFlight() == 2));
    }
  }

  @Test
  void aWorkerDrainsOnCommand() {
    try (var worker = WorkerService.start(cluster.settings(), "nano", model)) {
      dispatch(1);
      awaitEnded(1);
      command(new WorkerCommand.Drain(worker.id()));
      await().atMost(10, SECONDS).until(worker::isDraining);
    }
  }

  @Test
  void aWorkerServesHealthAndMetrics() throws Exception {
    try (var http = HttpClient.newHttpClient();
        var worker = WorkerService.start(cluster.settings(), "nano", model)) {
      var address = worker.address().orElseThrow();
      await()
          .atMost(10, SECONDS)
          .until(() -> get(http, address, "/health/ready").statusCode() == 200);
      assertThat(get(http, address, "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(http, address, "/metrics").body())
          .contains("tierworks_worker_slots{tier=\"nano\"}")
          .contains("tierworks_worker_in_flight{tier=\"nano\"} 0.0")
          .contains("tierworks_worker_endpoint_places{tier=\"nano\"}")
          .contains("jvm_memory_used_bytes");
      if (Promtool.isInstalled()) {
        Promtool.checkMetrics(get(http, address, "/metrics").body());
      }
      command(new WorkerCommand.Drain(worker.id()));
      await()
          .atMost(10, SECONDS)
          .until(() -> get(http, address, "/health/ready").statusCode() == 503);
      assertThat(get(http, address, "/health/live").statusCode())
          .as("it drains, it is not broken")
          .isEqualTo(200);
    }
  }

  private static HttpResponse<String> get(HttpClient http, URI address, String path)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address.resolve(path)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private void dispatch(int count) {
    for (int i = 0; i < count; i++) {
      cluster.dispatch(Subtasks.classify().of("j", i));
    }
  }

  private void command(WorkerCommand command) {
    cluster.send(cluster.topics().workerCommands(), "w", Wire.bytes(command));
  }

  private void awaitCalls(int count) {
    await().atMost(20, SECONDS).until(() -> model.requests().size() == count);
  }

  private void awaitEnded(int count) {
    await()
        .atMost(30, SECONDS)
        .until(() -> {
          results.addAll(cluster.read(cluster.topics().subtaskResults(), SubtaskResult.class));
          return results.stream().filter(Ended.class::isInstance).count() >= count;
        });
  }

  private List<AttemptId> started() {
    return results.stream()
        .filter(Started.class::isInstance)
        .flatMap(report -> report.attempts().stream())
        .toList();
  }

  private List<WorkerStatus> status() {
    statuses.addAll(cluster.read(cluster.topics().workerStatus(), WorkerStatus.class));
    return statuses;
  }

  private boolean isLeft(WorkerStatus status) {
    return status instanceof WorkerStatus.Left;
  }
}
