package io.tierworks.simulator.solve.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.solve.schema.Field.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a JSON schema: types (also in a union with null), enums, bounds, nesting, `$ref` within
/// the document, and the first useful branch of `anyOf`.
public final class Fields {
  private static final int DEEPEST = 12;

  private final JsonNode root;

  private Fields(JsonNode root) {
    this.root = root;
  }

  public static Field of(JsonNode schema) {
    return new Fields(schema).field("", schema, 0);
  }

  private Field field(String name, JsonNode node, int depth) {
    JsonNode schema = settle(node);
    List<Field> properties = new ArrayList<>();
    Field items = null;
    if (depth < DEEPEST) {
      for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
        properties.add(field(property.getKey(), property.getValue(), depth + 1));
      }
      if (schema.path("items").isObject()) {
        items = field(name, schema.path("items"), depth + 1);
      }
    }
    String description = node.path("description").asText(schema.path("description").asText(""));
    return new Field(
        name,
        type(schema),
        description
            + (schema.path("format").isTextual()
                ? " (" + schema.path("format").asText() + ")"
                : ""),
        values(schema),
        bound(schema, "minimum", "exclusiveMinimum"),
        bound(schema, "maximum", "exclusiveMaximum"),
        nullable(node),
        items,
        properties,
        schema.path("maxItems").asInt(Integer.MAX_VALUE),
        schema.path("maxLength").asInt(Integer.MAX_VALUE));
  }

  private JsonNode settle(JsonNode node) {
    if (node.path("$ref").isTextual()) {
      String pointer = node.path("$ref").asText();
      return pointer.startsWith("#/") ? root.at(pointer.substring(1)) : node;
    }
    for (String union : List.of("anyOf", "oneOf")) {
      for (JsonNode branch : node.path(union)) {
        if (!branch.path("type").asText().equals("null")) {
          return settle(branch);
        }
      }
    }
    return node;
  }

  private static Type type(JsonNode schema) {
    for (JsonNode type :
        schema.path("type").isArray() ? schema.path("type") : List.of(schema.path("type"))) {
      switch (type.asText()) {
        case "string":
          return Type.STRING;
        case "number":
          return Type.NUMBER;
        case "integer":
          return Type.INTEGER;
        case "boolean":
          return Type.BOOLEAN;
        case "array":
          return Type.ARRAY;
        case "object":
          return Type.OBJECT;
        default:
          break;
      }
    }
    return schema.has("properties")
        ? Type.OBJECT
        : schema.has("enum") || schema.has("const") ? Type.STRING : Type.ANY;
  }

  private static List<String> values(JsonNode schema) {
    List<String> values = new ArrayList<>();
    for (JsonNode value : schema.path("enum")) {
      if (value.isTextual()) {
        values.add(value.asText());
      }
    }
    if (schema.path("const").isTextual()) {
      values.add(schema.path("const").asText());
    }
    return values;
  }

  /// The bound, else the outermost of the numbers an enum allows.
  private static @Nullable Double bound(JsonNode schema, String key, String exclusive) {
    JsonNode bound = schema.path(key).isNumber() ? schema.path(key) : schema.path(exclusive);
    if (bound.isNumber()) {
      return bound.asDouble();
    }
    Double outermost = null;
    for (JsonNode value : schema.path("enum")) {
      double number = value.asDouble();
      boolean further =
          outermost == null || (key.equals("minimum") ? number < outermost : number > outermost);
      outermost = value.isNumber() && further ? Double.valueOf(number) : outermost;
    }
    return outermost;
  }

  private static boolean nullable(JsonNode node) {
    for (JsonNode type : node.path("type")) {
      if (type.asText().equals("null")) {
        return true;
      }
    }
    for (String union : List.of("anyOf", "oneOf")) {
      for (JsonNode branch : node.path(union)) {
        if (branch.path("type").asText().equals("null")) {
          return true;
        }
      }
    }
    return node.path("nullable").asBoolean(false);
  }
}
