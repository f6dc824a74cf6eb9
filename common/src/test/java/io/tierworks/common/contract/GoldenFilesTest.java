package io.tierworks.common.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.broker.DeadLetter;
import io.tierworks.common.contract.job.DefaultDecision;
import io.tierworks.common.contract.job.Detail;
import io.tierworks.common.contract.job.Image;
import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.job.Job;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobMessage;
import io.tierworks.common.contract.job.Limits;
import io.tierworks.common.contract.job.Link;
import io.tierworks.common.contract.job.OnLimit;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.job.Review;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.common.contract.job.Routing;
import io.tierworks.common.contract.json.JsonSchema;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.worker.WorkerCommand;
import io.tierworks.common.contract.worker.WorkerStatus;
import io.tierworks.common.cost.Money;
import io.tierworks.common.testing.EmittedMessages;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Messages as they have been written since version 1. A file here is never changed to make a test
/// pass: old messages stay readable.
class GoldenFilesTest {
  private static final Path FOLDER = folder();
  private static final Pattern EXAMPLE =
      Pattern.compile("<!-- golden: (?<file>\\S+) -->\n```json\n(?<json>.*?)```", Pattern.DOTALL);

  /// @param file without `.json`
  record Golden(String file, String schema, Class<?> type) {
    @Override
    public String toString() {
      return file;
    }
  }

  static List<Golden> ours() {
    return List.of(
        new Golden("command-accept", "job-command", JobCommand.class),
        new Golden("command-accept-trace", "job-command", JobCommand.class),
        new Golden("command-cancel", "job-command", JobCommand.class),
        new Golden("command-approve", "job-command", JobCommand.class),
        new Golden("command-review", "job-command", JobCommand.class),
        new Golden("command-review-subtask", "job-command", JobCommand.class),
        new Golden("command-revise", "job-command", JobCommand.class),
        new Golden("command-answer", "job-command", JobCommand.class),
        new Golden("command-raise-limit", "job-command", JobCommand.class),
        new Golden("command-raise-limit-by", "job-command", JobCommand.class),
        new Golden("command-redrive", "job-command", JobCommand.class),
        new Golden("subtask", "subtask", Subtask.class),
        new Golden("subtask-rules", "subtask", Subtask.class),
        new Golden("result-started", "subtask-result", SubtaskResult.class),
        new Golden("result-answered", "subtask-result", SubtaskResult.class),
        new Golden("result-answered-tools", "subtask-result", SubtaskResult.class),
        new Golden("result-handoff", "subtask-result", SubtaskResult.class),
        new Golden("result-failed", "subtask-result", SubtaskResult.class),
        new Golden("event-planned", "job-event", JobEvent.class),
        new Golden("event-planned-estimate", "job-event", JobEvent.class),
        new Golden("event-planned-by-template", "job-event", JobEvent.class),
        new Golden("event-subtask-accepted", "job-event", JobEvent.class),
        new Golden("event-subtask-accepted-checks", "job-event", JobEvent.class),
        new Golden("event-question-asked", "job-event", JobEvent.class),
        new Golden("event-finished", "job-event", JobEvent.class),
        new Golden("event-finished-status", "job-event", JobEvent.class),
        new Golden("job-result-completed", "job-result", JobResult.class),
        new Golden("job-result-disputed", "job-result", JobResult.class),
        new Golden("job-result-direct", "job-result", JobResult.class),
        new Golden("job-result-partial", "job-result", JobResult.class),
        new Golden("job-result-cap-too-small", "job-result", JobResult.class),
        new Golden("job-result-not-reviewed", "job-result", JobResult.class),
        new Golden("job-result-id-taken", "job-result", JobResult.class),
        new Golden("job-result-rejected", "job-result", JobResult.class),
        new Golden("answer-page", "answer-page", AnswerPage.class),
        new Golden("worker-heartbeat", "worker-status", WorkerStatus.class),
        new Golden("worker-heartbeat-endpoint", "worker-status", WorkerStatus.class),
        new Golden("worker-heartbeat-refused", "worker-status", WorkerStatus.class),
        new Golden("worker-heartbeat-offer", "worker-status", WorkerStatus.class),
        new Golden("worker-left", "worker-status", WorkerStatus.class),
        new Golden("worker-silent", "worker-status", WorkerStatus.class),
        new Golden("worker-tick", "worker-status", WorkerStatus.class),
        new Golden("worker-tick-loads", "worker-status", WorkerStatus.class),
        new Golden("worker-command-cancel", "worker-command", WorkerCommand.class));
  }

  @ParameterizedTest
  @MethodSource("ours")
  void aMessageKeepsItsSchema(Golden golden) throws Exception {
    assertThat(JsonSchema.named(golden.schema()).violations(tree(golden.file()))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("ours")
  void aMessageHasTheShapeOfItsType(Golden golden) throws Exception {
    var message = tree(golden.file());
    assertThat(EmittedMessages.golden().get(EmittedMessages.typeOf(golden.schema(), message)))
        .containsAll(EmittedMessages.shapeOf(message));
  }

  @ParameterizedTest
  @MethodSource("ours")
  void aMessageThatIsReadIsWrittenTheSame(Golden golden) throws Exception {
    var message = Wire.read(bytes(golden.file()), golden.type());
    assertThat(Wire.tree(Wire.bytes(message))).isEqualTo(tree(golden.file()));
  }

  @ParameterizedTest
  @MethodSource("ours")
  void aFieldOfALaterVersionIsTolerated(Golden golden) throws Exception {
    var later = ((ObjectNode) tree(golden.file())).put("fromALaterVersion", true);
    assertThat(JsonSchema.named(golden.schema()).violations(later)).isEmpty();
    assertThat(Wire.read(Wire.bytes(later), golden.type()))
        .isEqualTo(Wire.read(bytes(golden.file()), golden.type()));
  }

  @ParameterizedTest
  @MethodSource("ours")
  void aMessageOfAnUnknownTypeBreaksTheSchemaWhereTypesAreClosed(Golden golden) throws Exception {
    var node = (ObjectNode) tree(golden.file());
    if (!golden.type().isSealed()) {
      return;
    }
    node.put("type", "no_such_type");
    assertThat(JsonSchema.named(golden.schema()).violations(node)).isNotEmpty();
  }

  @Test
  void aJobWithAWorkspaceAllowsItsToolsUnlessItNamesFewer() throws Exception {
    var job = Wire.read("{\"goal\":\"abc\",\"workspace\":\"shop\"}".getBytes(UTF_8), Job.class);
    assertThat(job.tools()).containsExactly("list_files", "search_files", "read_file");
    var one =
        Wire.read(
            "{\"goal\":\"abc\",\"workspace\":\"shop\",\"tools\":[\"read_file\"]}".getBytes(UTF_8),
            Job.class);
    assertThat(one.tools()).containsExactly("read_file");
  }

  @Test
  void aFullJobIsReadFieldByField() throws Exception {
    var job = valid("job").job();
    assertThat(job.id()).isEqualTo("tickets-42");
    assertThat(job.items()).extracting(Item::id).containsExactly("T-1", "T-2", "T-3");
    assertThat(job.items().getLast().images())
        .extracting(Image::detail)
        .containsExactly(Detail.LOW);
    assertThat(job.itemSchema()).isNotNull();
    assertThat(job.answerSchema()).isNotNull();
    assertThat(job.plan()).isEqualTo(PlanForm.MAP);
    assertThat(job.priority()).isEqualTo(7);
    assertThat(job.limits())
        .isEqualTo(
            new Limits(Money.dollars("0.5"), Duration.ofMinutes(5), 100, 1, 3, OnLimit.PAUSE, 1));
    assertThat(job.review()).isEqualTo(Review.of(ReviewPolicy.UNSURE));
    assertThat(job.tools()).isEmpty();
    assertThat(job.labels()).containsEntry("queue", "emea").containsEntry("run", "nightly");
  }

  @Test
  void aFullJobIsWrittenTheSame() throws Exception {
    assertThat(Wire.tree(Wire.bytes(valid("job").job()))).isEqualTo(tree("job"));
  }

  @Test
  void aReviewKeepsItsTimeAndItsDefault() throws Exception {
    var job = valid("job-review").job();
    assertThat(job.review())
        .isEqualTo(
            new Review(ReviewPolicy.BOTH, Duration.ofHours(4), DefaultDecision.REJECT, null));
    assertThat(Wire.tree(Wire.bytes(job)).path("review"))
        .isEqualTo(tree("job-review").path("review"));
  }

  @Test
  void aJobMayStateTheAnswerToItsQuestions() throws Exception {
    var job = valid("job-info").job();
    assertThat(job.review().ask()).isEqualTo(ReviewPolicy.INFO);
    assertThat(job.review().answer()).isEqualTo("Treat it as other.");
    assertThat(Wire.tree(Wire.bytes(job)).path("review"))
        .isEqualTo(tree("job-info").path("review"));
  }

  @Test
  void aJobMayNameLinksOfItsOwn() throws Exception {
    var job = valid("job-verify").job();
    assertThat(job.verify()).extracting(Link::check).containsExactly("rules", "rubric:mini");
    assertThat(Wire.tree(Wire.bytes(job)).path("verify"))
        .isEqualTo(tree("job-verify").path("verify"));
  }

  @Test
  void aJobMayNameTheTierAtWhichItsSubtasksStart() throws Exception {
    var job = valid("job-routing").job();
    assertThat(job.routing()).isEqualTo(Routing.FIXED);
    assertThat(job.tier()).isEqualTo("mini");
    assertThat(Wire.tree(Wire.bytes(job)).path("routing"))
        .isEqualTo(tree("job-routing").path("routing"));
  }

  @Test
  void aMinimalJobIsFilledWithDefaults() throws Exception {
    var job = valid("job-minimal").job();
    assertThat(job.items()).extracting(Item::id).containsOnlyNulls();
    assertThat(job.plan()).isEqualTo(PlanForm.AUTO);
    assertThat(job.limits()).isEqualTo(Limits.DEFAULTS);
  }

  @Test
  void theJobInsideAnAcceptanceKeepsTheJobSchema() throws Exception {
    var job = tree("command-accept").path("job");
    assertThat(JsonSchema.named("job").violations(job)).isEmpty();
  }

  @Test
  void theHeadersOfADeadLetterAreThese() throws Exception {
    var golden = tree("dead-letter");
    assertThat(JsonSchema.named("dead-letter").violations(golden)).isEmpty();
    var letter =
        new DeadLetter(
            DeadLetter.Origin.record("tierworks.subtasks.nano", 0, 90211, 3),
            "tierworks.workers.nano",
            "attempts_exhausted",
            "no attempt of classify-2 was answered: timeout at nano, mini and flagship",
            Optional.of(new DeadLetter.LastAttempt("nano", "tickets-42/classify-2/3", "0.00234")));
    assertThat(Wire.toTree(letter.headers())).isEqualTo(golden);
  }

  @Test
  void aSubtaskThatWasGivenUpHasNoRecordItCameFrom() throws Exception {
    var golden = tree("dead-letter-subtask");
    assertThat(JsonSchema.named("dead-letter").violations(golden)).isEmpty();
    var letter =
        new DeadLetter(
            DeadLetter.Origin.subtask("tierworks.subtasks.flagship", 4),
            "tierworks.planner",
            "attempts_exhausted",
            "timeout: no complete answer within PT1M",
            Optional.of(
                new DeadLetter.LastAttempt("flagship", "tickets-42/classify-0002/4", "0.01304")));
    assertThat(Wire.toTree(letter.headers())).isEqualTo(golden);
  }

  @Test
  void everyGoldenFileIsTested() throws IOException {
    var tested =
        Stream.concat(
                ours().stream().map(Golden::file),
                Stream.of(
                    "job",
                    "job-minimal",
                    "job-review",
                    "job-info",
                    "job-verify",
                    "job-routing",
                    "dead-letter",
                    "dead-letter-subtask"))
            .map(file -> file + ".json")
            .toList();
    try (var files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()).toList())
          .containsExactlyInAnyOrderElementsOf(tested);
    }
  }

  @Test
  void theExamplesInTheDocumentationAreTheGoldenFiles() throws Exception {
    var page = Files.readString(Path.of("..", "docs", "reference", "contract.md"));
    var shown = new ArrayList<String>();
    var blocks = EXAMPLE.matcher(page);
    while (blocks.find()) {
      shown.add(blocks.group("file") + ".json");
      assertThat(Wire.tree(blocks.group("json")))
          .as(blocks.group("file"))
          .isEqualTo(tree(blocks.group("file")));
    }
    try (var files = Files.list(FOLDER)) {
      assertThat(shown)
          .containsExactlyInAnyOrderElementsOf(
              files.map(file -> file.getFileName().toString()).toList());
    }
  }

  private static JobMessage.Valid valid(String file) throws IOException {
    var message = JobMessage.read(bytes(file), 100_000);
    assertThat(message).isInstanceOf(JobMessage.Valid.class);
    return (JobMessage.Valid) message;
  }

  private static JsonNode tree(String file) throws IOException, MalformedMessage {
    return Wire.tree(bytes(file));
  }

  private static byte[] bytes(String file) throws IOException {
    return Files.readAllBytes(FOLDER.resolve(file + ".json"));
  }

  private static Path folder() {
    try {
      var url = Objects.requireNonNull(GoldenFilesTest.class.getResource("/golden/v1"));
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
