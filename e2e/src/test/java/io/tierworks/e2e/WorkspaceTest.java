package io.tierworks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.subtask.ToolCall;
import io.tierworks.e2e.installation.Layout;
import io.tierworks.e2e.installation.TestInstallation;
import io.tierworks.testkit.BrokerUnderTest;
import io.tierworks.testkit.SharedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Questions about a repository are looked up with tools and answered with file and line.
@ExtendWith(SharedBroker.class)
class WorkspaceTest {
  private static final Path FIXTURE = Path.of("src", "test", "resources", "fixture-repository");

  private static final Path EXAMPLES = Path.of("..", "examples").toAbsolutePath().normalize();

  private static TestInstallation installation;

  @BeforeAll
  static void start(BrokerUnderTest broker) {
    installation =
        TestInstallation.start(
            broker,
            Layout.small()
                .with("job.planner-tool-rounds", "2")
                .with("workspace.fixture.path", FIXTURE.toAbsolutePath().toString())
                .with("workspace.shop.path", EXAMPLES.resolve("workspaces/shop").toString())
                .with("planner.templates", EXAMPLES.resolve("templates").toString())
                .with("planner.kinds", EXAMPLES.resolve("kinds").toString()));
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @Test
  void questionsAboutARepositoryAreAnsweredWithFileAndLine() {
    installation.submit(
        """
        {"id":"questions","goal":"Answer the questions about the repository.","workspace":"fixture",
         "items":[{"id":"backoff","text":"How does `backoffMillis` grow?"},
                  {"id":"queue","text":"Where is MOST_WAITING checked?"},
                  {"id":"none","text":"Where is `noSuchName` used?"}]}\
        """);
    var result = installation.result("questions");
    assertThat(result.status()).as("%s", result.errors()).isEqualTo(JobStatus.PARTIAL);
    assertThat(result.items()).extracting("item").containsExactly("backoff", "queue");
    var backoff = result.items().getFirst().output();
    assertThat(backoff.path("citations").toString()).isEqualTo("[\"src/main/Retry.java:9\"]");
    assertThat(backoff.path("quotation").asText()).isEqualTo("int backoffMillis(int failures) {");
    var queue = result.items().get(1).output();
    assertThat(queue.path("citations").toString())
        .isEqualTo("[\"src/main/Queue.java:7\",\"src/main/Queue.java:11\"]");
    assertThat(result.bill().snapshots()).singleElement().asString().matches("fixture@files:.{16}");
    assertThat(result.bill().total())
        .isEqualTo(
            installation.simulatorAdmin().costOf(attempt -> attempt.startsWith("questions/")));
  }

  @Test
  void theExamplesAboutCodeAreAnsweredWithLinesAndDiffsThatWereChecked() throws IOException {
    var examples = List.of("codebase-question", "code-review", "code-change");
    for (var example : examples) {
      installation.submit(Files.readString(EXAMPLES.resolve(example + ".json")));
    }
    for (var example : examples) {
      var id = "example-" + example;
      var result = installation.result(id);
      assertThat(result.status()).as("%s %s", id, result.gaps()).isEqualTo(JobStatus.COMPLETED);
      assertThat(result.items())
          .allSatisfy(item ->
              assertThat(item.output().toString())
                  .containsAnyOf("\"citations\"", "\"diff\"", "[]"));
      assertThat(Objects.requireNonNull(result.answer()).findValues("citations"))
          .hasSize(example.equals("code-change") ? 0 : 1);
      assertThat(result.invalidCitations()).as("%s %s", id, result.answer()).isEmpty();
      assertThat(result.bill().snapshots()).singleElement().asString().startsWith("shop@files:");
      assertThat(installation.reports(id).filter(SubtaskResult.Answered.class::isInstance))
          .map(SubtaskResult.Answered.class::cast)
          .filteredOn(report -> !report.subtask().matches("(plan|judge)-.*"))
          .isNotEmpty()
          .allSatisfy(report ->
              assertThat(report.checks())
                  .extracting(Check::name)
                  .containsAnyOf(Check.CITATIONS, Check.APPLIES));
    }
  }

  @Test
  void eachRoundIsOnTheRecordOfTheSubtask() {
    installation.submit(
        """
        {"id":"one","goal":"Answer the question about the repository.","workspace":"fixture",
         "items":[{"id":"backoff","text":"How does `backoffMillis` grow?"}]}\
        """);
    var result = installation.result("one");
    assertThat(result.status()).as("%s", result.errors()).isEqualTo(JobStatus.COMPLETED);
    var answered = answered("one", "look_up");
    assertThat(answered.spent().toolCalls())
        .extracting(ToolCall::tool)
        .containsExactly("list_files", "search_files", "read_file");
    assertThat(answered.spent().toolCalls())
        .allMatch(call -> call.outcome().equals(ToolCall.Outcome.OK));
    assertThat(answered.spent().calls()).isEqualTo(4);
    assertThat(answered.spent().snapshot()).startsWith("fixture@files:");
    var event =
        installation.events("one", "tools_used").stream()
            .filter(each -> answered.subtask().equals(each.subtask()))
            .findFirst()
            .orElseThrow();
    assertThat(Objects.requireNonNull(event.detail()).path("toolCalls")).hasSize(3);
    for (var own : List.of("plan", "judge")) {
      assertThat(answered("one", own).spent().toolCalls())
          .as(own)
          .extracting(ToolCall::tool)
          .containsExactly("list_files", "search_files");
    }
  }

  private static SubtaskResult.Answered answered(String job, String step) {
    return installation
        .reports(job)
        .filter(SubtaskResult.Answered.class::isInstance)
        .map(SubtaskResult.Answered.class::cast)
        .filter(report -> report.subtask().startsWith(step))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatNoWorkerOffersIsRefusedBeforeAnythingIsPaid() {
    installation.submit(
        "{\"id\":\"shell\",\"goal\":\"Delete it all.\",\"tools\":[\"shell\"],\"plan\":\"dag\"}");
    installation.submit("{\"id\":\"other\",\"goal\":\"Read it.\",\"workspace\":\"other\"}");
    var shell = installation.result("shell");
    assertThat(shell.status()).isEqualTo(JobStatus.REJECTED);
    assertThat(shell.errors().toString()).contains("no worker offers the tool 'shell'");
    var other = installation.result("other");
    assertThat(other.errors().toString())
        .contains("no worker offers the workspace 'other'", "fixture");
    assertThat(other.bill().calls()).isZero();
  }
}
