package io.tierworks.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.json.EmbeddedSchema;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.contract.subtask.SubtaskKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Asks the flagship for the answer itself.
public final class DirectPrompt {
  private static final int MOST_OUTPUT_TOKENS = 8_000;
  public static final String ANSWER = "answer";
  public static final String ITEMS = "items";
  public static final String ITEM = "item";
  public static final String OUTPUT = "output";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonNode TEXT = JSON.objectNode().put("type", "string");

  /// The answer to an item of a job that has no `itemSchema`.
  private static final JsonNode TEXT_OBJECT = OutputField.strict(Map.of(ANSWER, TEXT));

  /// An answer may be this many times longer than expected.
  private static final int ROOM = 2;

  private static final String INSTRUCTIONS = PromptText.load("direct");

  private DirectPrompt() {}

  public static CallSpec ask(JobBrief brief, List<Item> items) {
    var inputs = new ArrayList<Material>();
    inputs.add(Material.of("goal", brief.goal()));
    var context = brief.context();
    if (context != null) {
      inputs.add(Material.of("context", context));
    }
    for (int i = 0; i < items.size(); i++) {
      inputs.add(SubtaskPrompt.item(items.get(i), i));
    }
    return CallSpec.own(
        SubtaskKind.DIRECT,
        INSTRUCTIONS,
        schema(brief),
        inputs,
        MOST_OUTPUT_TOKENS,
        (int) Math.min(MOST_OUTPUT_TOKENS, ROOM * BreakEven.outputTokens(brief)));
  }

  /// An answer to each item, if there are any, and one to the whole job.
  private static JsonNode schema(JobBrief brief) {
    var fields = new LinkedHashMap<String, JsonNode>();
    if (brief.items() > 0) {
      var each = OutputField.strict(Map.of(ITEM, TEXT));
      fields.put(ITEMS, JSON.objectNode().put("type", "array").set("items", each));
    }
    fields.put(ANSWER, TEXT);
    var schema = OutputField.strict(fields);
    if (brief.items() > 0) {
      var output =
          brief.itemSchema() == null ? TEXT_OBJECT : PlanCompiler.itemOutput(brief.itemSchema());
      EmbeddedSchema.put(schema, "/properties/items/items", OUTPUT, output);
      schema.withArray("/properties/items/items/required").add(OUTPUT);
    }
    if (brief.answerSchema() != null) {
      EmbeddedSchema.put(schema, "", ANSWER, brief.answerSchema());
    }
    return schema;
  }
}
