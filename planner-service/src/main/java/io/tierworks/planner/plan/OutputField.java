package io.tierworks.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// A field of a step's answer, as a draft names it.
///
/// @param type `string`, `number`, `integer`, `boolean` or `strings`
/// @param values the allowed values of a string; empty when every value is allowed
/// @param quote whether the value must quote the input literally
public record OutputField(
    String name, String type, String description, List<String> values, boolean quote) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// The fields as a strict JSON Schema: an object with all of them required and nothing else.
  static JsonNode schema(List<OutputField> fields) {
    var schema = JSON.objectNode().put("type", "object").put("additionalProperties", false);
    var required = schema.putArray("required");
    var properties = schema.putObject("properties");
    for (var field : fields) {
      required.add(field.name());
      properties.set(field.name(), field.schema());
    }
    return schema;
  }

  private ObjectNode schema() {
    var schema = JSON.objectNode();
    if (type.equals("strings")) {
      schema.put("type", "array").putObject("items").put("type", "string");
    } else {
      schema.put("type", type);
    }
    if (!values.isEmpty() && type.equals("string")) {
      values.forEach(schema.putArray("enum")::add);
    }
    return description.isBlank() ? schema : schema.put("description", description);
  }
}
