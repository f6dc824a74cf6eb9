package io.tierworks.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.planner.plan.PlanDraft.DraftStep;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Compiles a draft without findings into a plan: makes schemas from fields, and puts the steps in
/// the order of their needs.
public final class PlanCompiler {
  private static final String QUOTE_MARK = "x-quote";

  private PlanCompiler() {}

  public static Plan compile(PlanDraft draft, PlanBounds bounds) {
    var steps = StepGraph.of(draft).ordered().stream().map(step -> compile(step, bounds)).toList();
    return new Plan(draft.form(), draft.reason(), draft.decisions(), steps);
  }

  private static Step compile(DraftStep step, PlanBounds bounds) {
    boolean byItemSchema = step.output().isEmpty();
    return new Step(
        step.id(),
        step.kind(),
        step.tier(),
        step.over(),
        step.inputs().stream().distinct().toList(),
        step.instructions(),
        byItemSchema ? unmarked(bounds.itemSchema()) : OutputField.schema(step.output()),
        byItemSchema ? markedQuotes(bounds.itemSchema()) : quotes(step),
        step.verify(),
        step.tools(),
        step.maxOutputTokens());
  }

  private static List<String> quotes(DraftStep step) {
    return step.output().stream().filter(OutputField::quote).map(OutputField::name).toList();
  }

  /// Fields of a user's schema that are marked with `"x-quote": true`.
  static List<String> markedQuotes(@Nullable JsonNode schema) {
    return schema == null
        ? List.of()
        : schema.path("properties").properties().stream()
            .filter(field -> field.getValue().path(QUOTE_MARK).asBoolean())
            .map(Map.Entry::getKey)
            .toList();
  }

  /// The user's schema without the mark, because endpoints do not know it.
  static JsonNode unmarked(@Nullable JsonNode schema) {
    if (schema == null) {
      return JsonNodeFactory.instance.objectNode();
    }
    var copy = schema.deepCopy();
    copy.path("properties").forEach(field -> ((ObjectNode) field).remove(QUOTE_MARK));
    return copy;
  }
}
