package io.tierworks.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.AnswerRules;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.contract.subtask.PromptContent;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskKind;
import io.tierworks.common.cost.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Subtask envelopes for tests: a classification of one short text, with parts that a test can
/// change.
public record Subtasks(
    String kind,
    List<Material> shared,
    List<Material> inputs,
    JsonNode outputSchema,
    boolean mayHandOff,
    List<String> quotes,
    @Nullable Money maxCost,
    Instant deadline,
    String tier,
    List<String> tools) {

  public static final JsonNode LABEL =
      json(
          """
          {"type":"object","properties":{"label":{"type":"string"}},"required":["label"],
           "additionalProperties":false}\
          """);

  public static Subtasks classify() {
    return new Subtasks(
        "classify",
        List.of(Material.of("goal", "Sort the tickets.")),
        List.of(Material.of("item", Map.of("id", "T-1"), "My invoice was charged twice.")),
        LABEL,
        true,
        List.of(),
        null,
        Instant.now().plusSeconds(600),
        "nano",
        List.of());
  }

  public Subtasks kind(String newKind) {
    return new Subtasks(
        newKind, shared, inputs, outputSchema, mayHandOff, quotes, maxCost, deadline, tier, tools);
  }

  public Subtasks shared(Material... materials) {
    return new Subtasks(
        kind,
        List.of(materials),
        inputs,
        outputSchema,
        mayHandOff,
        quotes,
        maxCost,
        deadline,
        tier,
        tools);
  }

  public Subtasks inputs(Material... materials) {
    return new Subtasks(
        kind,
        shared,
        List.of(materials),
        outputSchema,
        mayHandOff,
        quotes,
        maxCost,
        deadline,
        tier,
        tools);
  }

  public Subtasks schema(String schema) {
    return new Subtasks(
        kind, shared, inputs, json(schema), mayHandOff, quotes, maxCost, deadline, tier, tools);
  }

  public Subtasks withoutWayOut() {
    return new Subtasks(
        kind, shared, inputs, outputSchema, false, quotes, maxCost, deadline, tier, tools);
  }

  public Subtasks quotes(String... fields) {
    return new Subtasks(
        kind,
        shared,
        inputs,
        outputSchema,
        mayHandOff,
        List.of(fields),
        maxCost,
        deadline,
        tier,
        tools);
  }

  public Subtasks maxCost(String dollars) {
    return new Subtasks(
        kind,
        shared,
        inputs,
        outputSchema,
        mayHandOff,
        quotes,
        Money.dollars(dollars),
        deadline,
        tier,
        tools);
  }

  public Subtasks deadline(Instant at) {
    return new Subtasks(
        kind, shared, inputs, outputSchema, mayHandOff, quotes, maxCost, at, tier, tools);
  }

  public Subtasks tier(String name) {
    return new Subtasks(
        kind, shared, inputs, outputSchema, mayHandOff, quotes, maxCost, deadline, name, tools);
  }

  public Subtasks tools(String... names) {
    return new Subtasks(
        kind,
        shared,
        inputs,
        outputSchema,
        mayHandOff,
        quotes,
        maxCost,
        deadline,
        tier,
        List.of(names));
  }

  /// The n-th subtask of a job, on its first attempt.
  public Subtask of(String job, int n) {
    return new Subtask(
        Subtask.Identity.of(new AttemptId(job, "step-" + n, 1), "step"),
        new Subtask.Assignment(new SubtaskKind(kind), tier, Purpose.WORK, "default", 5),
        new PromptContent("Give the ticket a label.", shared, inputs),
        new AnswerRules(outputSchema, mayHandOff, List.of("schema"), List.of(), quotes),
        new Subtask.Bounds(tools, null, null, 100, maxCost, deadline, Instant.now()));
  }

  public static JsonNode json(String text) {
    try {
      return Wire.tree(text);
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }
}
