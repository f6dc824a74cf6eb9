package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.Job;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.json.JsonSchema;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.StrictSchema;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.result.JobResult.ItemAnswer;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.prompt.AnswerSchema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Schemas of users with definitions and references, as workers compile them.
class UserSchemasTest {
  private static final String SCHEMA =
      """
      {"type":"object","additionalProperties":false,"required":["a","b"],
       "properties":{"a":{"$ref":"#/$defs/t"},"b":{"$ref":"#/properties/a"}},
       "$defs":{"t":{"type":"string"}}}\
      """;

  @Test
  void aDirectCallCanBeCheckedByASchemaWithDefinitions() throws MalformedMessage {
    var world = new World().submit(job(PlanForm.DIRECT, 1));
    assertUsable(world.order("direct-0001"));
  }

  @Test
  void everyCallOfAPlannedJobCanBeCheckedByASchemaWithDefinitions() throws MalformedMessage {
    var plan =
        Plans.form("map").step("sort", "nano", "items").but(s -> s.putArray("output")).json();
    var world = new World().submit(job(PlanForm.MAP, 3)).plan(plan);
    assertUsable(world.order("sort-0001"));
    for (var id : List.of("sort-0001", "sort-0002", "sort-0003")) {
      world.answer(id, Wire.tree("{\"a\":\"x\",\"b\":\"y\"}"));
    }
    assertUsable(world.order("judge-0001"));
  }

  @Test
  void anAnswerOfAnEarlierStepIsNoAnswerToAnItem() throws MalformedMessage {
    var plan =
        Plans.form("dag")
            .step("read", "nano", "items")
            .step("sort", "nano", "read")
            .but(s -> s.putArray("output"))
            .json();
    var world = new World().submit(job(PlanForm.DAG, 3)).plan(plan).answerAll("read");
    while (world.outstanding().contains("sort-0001")) {
      world.report(Reports.failed(world.order("sort-0001"), false));
    }
    for (var id : List.of("sort-0002", "sort-0003")) {
      world.answer(id, Wire.tree("{\"a\":\"x\",\"b\":\"y\"}"));
    }
    world.judge(Plans.ruling("accept"));
    assertThat(world.result().items()).extracting(ItemAnswer::step).containsExactly("sort", "sort");
    assertThat(world.result().gaps()).singleElement().extracting(Gap::item).isEqualTo("T-0");
  }

  private static void assertUsable(Subtask order) {
    assertThat(JsonSchema.faultOf(order.answer().outputSchema())).isEmpty();
    assertThat(JsonSchema.faultOf(AnswerSchema.of(order.answer()))).isEmpty();
    assertThat(StrictSchema.of(AnswerSchema.of(order.answer()))).isNotNull();
  }

  private static Job job(PlanForm form, int items) throws MalformedMessage {
    return Job.of(
        "j",
        "Sort the tickets",
        null,
        World.items(items),
        schema(),
        schema(),
        null,
        form,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        false);
  }

  private static JsonNode schema() throws MalformedMessage {
    return Wire.tree(SCHEMA.getBytes(StandardCharsets.UTF_8));
  }
}
