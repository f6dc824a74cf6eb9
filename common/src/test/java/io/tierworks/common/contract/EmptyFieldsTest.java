package io.tierworks.common.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.subtask.AnswerRules;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.FailureCode;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.contract.subtask.PromptContent;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskKind;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.subtask.WorkerRun;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Empty texts and lists are left out on the wire; a reader gets them back empty, never null.
class EmptyFieldsTest {
  private static final Instant AT = Instant.EPOCH;
  private static final WorkerRun RUN =
      new WorkerRun("j", "s", new AttemptId("j", "s", 1), "nano", "w");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static List<Object> messagesWithEmptyFields() {
    return List.of(
        new Violation("", "not valid JSON", ""),
        Item.of("a", "", List.of()),
        new Material("item", Map.of(), "", List.of()),
        JobResult.Claim.of("a claim", List.of()),
        JobResult.Verdict.unjudged(""),
        new JobResult.PlanSummary("direct", null, "", List.of(), null),
        new Spent(null, Usage.NONE, Money.ZERO, 0, false, 0),
        answered(JSON.objectNode()),
        answered(JSON.arrayNode()),
        answered(JSON.textNode("")),
        new SubtaskResult.Failed(
            RUN, SubtaskResult.Failure.passing(new FailureCode("timeout"), ""), Spent.NOTHING, AT),
        subtask());
  }

  @ParameterizedTest
  @MethodSource("messagesWithEmptyFields")
  void whatIsEmptyStaysEmpty(Object message) throws Exception {
    assertThat((Object) Wire.read(Wire.bytes(message), message.getClass())).isEqualTo(message);
  }

  private static SubtaskResult.Answered answered(JsonNode output) {
    return new SubtaskResult.Answered(RUN, output, List.of(), Spent.NOTHING, AT);
  }

  private static Subtask subtask() {
    return new Subtask(
        Subtask.Identity.of(new AttemptId("j", "s", 1), "s"),
        new Subtask.Assignment(new SubtaskKind("classify"), "nano", Purpose.WORK, "t", 5),
        new PromptContent("", List.of(), List.of()),
        new AnswerRules(JSON.objectNode(), true, List.of(), List.of(), List.of()),
        new Subtask.Bounds(List.of(), null, null, 1, null, AT, AT));
  }
}
