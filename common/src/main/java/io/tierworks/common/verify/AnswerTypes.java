package io.tierworks.common.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The types of an answer's fields in CEL, by its JSON Schema. A part that CEL cannot type, such as
/// an alternative, may hold any value.
final class AnswerTypes {
  /// No expression may look like the name of a type, so this is not the name of the variable.
  private static final String NAME = "Answer";

  private static final int DEEPEST = 12;

  private final JsonNode root;
  private final Map<String, StructType> structs = new HashMap<>();
  private final CelType answer;

  AnswerTypes(JsonNode schema) {
    root = schema;
    answer = type(NAME, schema, 0);
  }

  CelType answer() {
    return answer;
  }

  private CelType type(String path, JsonNode part, int depth) {
    var schema = resolved(part);
    if (depth > DEEPEST) {
      return SimpleType.DYN;
    }
    var type = schema.path("type");
    if (type.isArray()) {
      return optional(path, schema, depth);
    }
    return switch (type.asText()) {
      case "string" -> SimpleType.STRING;
      case "integer" -> SimpleType.INT;
      case "number" -> SimpleType.DOUBLE;
      case "boolean" -> SimpleType.BOOL;
      case "array" -> ListType.create(type(path, schema.path("items"), depth + 1));
      case "object" ->
          schema.path("properties").isEmpty()
              ? MapType.create(SimpleType.STRING, SimpleType.DYN)
              : struct(path, schema, depth);
      default -> SimpleType.DYN;
    };
  }

  /// `["number", "null"]` is a number or null; any other list of types is anything.
  private CelType optional(String path, JsonNode schema, int depth) {
    var types = schema.path("type");
    boolean isNullable = types.size() == 2 && types.get(1).asText().equals("null");
    if (!isNullable) {
      return SimpleType.DYN;
    }
    JsonNode value = schema.deepCopy();
    ((ObjectNode) value).set("type", types.get(0));
    var type = type(path, value, depth + 1);
    return type instanceof SimpleType ? NullableType.create(type) : SimpleType.DYN;
  }

  private StructType struct(String path, JsonNode schema, int depth) {
    var builder = ImmutableMap.<String, CelType>builder();
    schema
        .path("properties")
        .properties()
        .forEach(field ->
            builder.put(
                field.getKey(), type(path + "." + field.getKey(), field.getValue(), depth + 1)));
    var fields = builder.build();
    var struct =
        StructType.create(path, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
    structs.put(path, struct);
    return struct;
  }

  private JsonNode resolved(JsonNode schema) {
    var reference = schema.path("$ref").asText();
    return reference.startsWith("#/") ? root.at(reference.substring(1)) : schema;
  }

  /// The types of the objects in the answer.
  CelTypeProvider structs() {
    return new Structs(ImmutableMap.copyOf(structs));
  }

  private record Structs(ImmutableMap<String, StructType> byName) implements CelTypeProvider {
    @Override
    public ImmutableCollection<CelType> types() {
      return ImmutableList.copyOf(byName.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
      return Optional.ofNullable(byName.get(name));
    }
  }
}
