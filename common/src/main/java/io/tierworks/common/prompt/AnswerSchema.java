package io.tierworks.common.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.contract.json.EmbeddedSchema;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.AnswerRules;
import java.util.List;

/// The schema that the model answers by: the output's own, or an envelope with the output,
/// `handoff` and `note`.
public final class AnswerSchema {
  public static final String OUTPUT = "output";
  public static final String HANDOFF = "handoff";
  public static final String NOTE = "note";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AnswerSchema() {}

  public static JsonNode of(AnswerRules rules) {
    return rules.mayHandOff() ? withWayOut(rules.outputSchema()) : rules.outputSchema();
  }

  private static JsonNode withWayOut(JsonNode outputSchema) {
    ObjectNode schema = JSON.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    EmbeddedSchema.put(schema, "", OUTPUT, outputSchema);
    properties
        .putObject(HANDOFF)
        .put("type", "string")
        .set("enum", Wire.toTree(List.of("none", "unsure", "needs_info", "out_of_scope")));
    properties.putObject(NOTE).put("type", "string");
    schema.set("required", Wire.toTree(List.of(OUTPUT, HANDOFF, NOTE)));
    return schema.put("additionalProperties", false);
  }
}
