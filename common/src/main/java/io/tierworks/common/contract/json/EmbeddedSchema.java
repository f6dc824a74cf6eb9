package io.tierworks.common.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.Set;

/// Puts a schema into another one. Its definitions move to the top, where endpoints expect them,
/// and its other references to itself name its new place.
public final class EmbeddedSchema {
  private static final String DEFINITIONS = "$defs";
  private static final String TO_DEFINITION = "#/" + DEFINITIONS + "/";
  private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef");

  /// Keywords of a root only: an identifier would make the references relative to it.
  private static final Set<String> OF_A_ROOT = Set.of("$id", "$schema", DEFINITIONS);

  private static final Set<String> MAPS_OF_SCHEMAS =
      Set.of(DEFINITIONS, "definitions", "properties", "patternProperties", "dependentSchemas");
  private static final Set<String> VALUES = Set.of("const", "enum", "default", "examples");

  private final String place;
  private final JsonNode taken;

  private EmbeddedSchema(String place, JsonNode taken) {
    this.place = place;
    this.taken = taken;
  }

  /// Sets a property of an object schema.
  ///
  /// @param holder pointer from the outer schema to its part that has the property; empty for the
  ///   outer schema itself
  public static void put(ObjectNode outer, String holder, String property, JsonNode schema) {
    var properties = holder + "/properties";
    var taken = outer.path(DEFINITIONS).deepCopy();
    var embedded = new EmbeddedSchema("#" + properties + "/" + property, taken);
    var inner = embedded.rebased(schema);
    if (inner instanceof ObjectNode object) {
      object.remove(OF_A_ROOT);
    }
    outer.withObject(properties).set(property, inner);
    schema
        .path(DEFINITIONS)
        .properties()
        .forEach(definition ->
            outer
                .withObject("/" + DEFINITIONS)
                .set(embedded.name(definition.getKey()), embedded.rebased(definition.getValue())));
  }

  /// A definition that has the name of another one gets a name of its own.
  private String name(String definition) {
    return taken.has(definition) ? name(definition + "_") : definition;
  }

  /// Why this JSON is no schema, or cannot be embedded; empty when it can.
  public static Optional<String> faultOf(JsonNode schema) {
    return JsonSchema.faultOf(schema)
        .or(() -> {
          var outer = JsonNodeFactory.instance.objectNode().put("type", "object");
          put(outer, "", "answer", schema);
          return JsonSchema.faultOf(outer);
        });
  }

  private JsonNode rebased(JsonNode schema) {
    return switch (schema) {
      case ObjectNode object -> {
        var copy = object.objectNode();
        object.properties().forEach(e -> copy.set(e.getKey(), rebased(e.getKey(), e.getValue())));
        yield copy;
      }
      case ArrayNode array -> {
        var copy = array.arrayNode();
        array.forEach(element -> copy.add(rebased(element)));
        yield copy;
      }
      default -> schema;
    };
  }

  private JsonNode rebased(String keyword, JsonNode value) {
    if (REFERENCES.contains(keyword) && value.isTextual()) {
      return TextNode.valueOf(reference(value.asText()));
    }
    if (MAPS_OF_SCHEMAS.contains(keyword)) {
      return schemas(value);
    }
    return VALUES.contains(keyword) ? value : rebased(value);
  }

  /// Schemas by names, which are no keywords.
  private JsonNode schemas(JsonNode named) {
    if (!(named instanceof ObjectNode object)) {
      return named;
    }
    var copy = object.objectNode();
    object.properties().forEach(e -> copy.set(e.getKey(), rebased(e.getValue())));
    return copy;
  }

  private String reference(String target) {
    if (target.startsWith(TO_DEFINITION)) {
      var rest = target.substring(TO_DEFINITION.length()).split("/", 2);
      return TO_DEFINITION + name(rest[0]) + (rest.length > 1 ? "/" + rest[1] : "");
    }
    return target.equals("#") || target.startsWith("#/") ? place + target.substring(1) : target;
  }
}
