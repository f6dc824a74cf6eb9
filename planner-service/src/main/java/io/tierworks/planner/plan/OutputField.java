package io.tierworks.planner.plan;

import com.fasterxml.jackson.databind.EnumNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.contract.json.EmbeddedSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A field of a step's answer, as a draft names it.
///
/// @param values the allowed values of a string; empty when every value is allowed
/// @param quote whether the value must quote the input literally
public record OutputField(
    String name, Type type, String description, List<String> values, boolean quote) {
  /// What the field holds.
  @EnumNaming(SnakeCaseStrategy.class)
  public enum Type {
    STRING,
    NUMBER,
    INTEGER,
    BOOLEAN,
    STRINGS
  }

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static JsonNode schema(List<OutputField> fields) {
    var properties = new LinkedHashMap<String, JsonNode>();
    fields.forEach(field -> properties.put(field.name(), field.schema()));
    return strict(properties);
  }

  /// A strict JSON Schema: an object with all of the properties required and nothing else.
  static ObjectNode strict(Map<String, JsonNode> properties) {
    var schema = JSON.objectNode().put("type", "object").put("additionalProperties", false);
    properties.keySet().forEach(schema.putArray("required")::add);
    schema.putObject("properties");
    properties.forEach((name, property) -> EmbeddedSchema.put(schema, "", name, property));
    return schema;
  }

  private ObjectNode schema() {
    var schema = JSON.objectNode();
    switch (type) {
      case STRINGS -> schema.put("type", "array").putObject("items").put("type", "string");
      case STRING, NUMBER, INTEGER, BOOLEAN ->
          schema.put("type", type.name().toLowerCase(Locale.ROOT));
    }
    if (!values.isEmpty() && type == Type.STRING) {
      values.forEach(schema.putArray("enum")::add);
    }
    return description.isBlank() ? schema : schema.put("description", description);
  }
}
