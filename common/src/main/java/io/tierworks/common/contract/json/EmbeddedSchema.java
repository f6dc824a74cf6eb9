package io.tierworks.common.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.Set;

/// Makes a schema the property of another one. Its definitions move to the top, where endpoints
/// expect them, and its other references to itself name its new place.
public final class EmbeddedSchema {
  private static final String DEFINITIONS = "$defs";
  private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef");

  /// Keywords of a root only: an identifier would make the references relative to it.
  private static final Set<String> OF_A_ROOT = Set.of("$id", "$schema", DEFINITIONS);

  private static final Set<String> MAPS_OF_SCHEMAS =
      Set.of(DEFINITIONS, "definitions", "properties", "patternProperties", "dependentSchemas");
  private static final Set<String> VALUES = Set.of("const", "enum", "default", "examples");

  private final String place;

  private EmbeddedSchema(String place) {
    this.place = place;
  }

  /// Sets the property of an object schema.
  public static void put(ObjectNode outer, String property, JsonNode schema) {
    var embedded = new EmbeddedSchema("#/properties/" + property);
    var definitions = embedded.schemas(schema.path(DEFINITIONS));
    var inner = embedded.rebased(schema);
    if (inner instanceof ObjectNode object) {
      object.remove(OF_A_ROOT);
    }
    outer.withObjectProperty("properties").set(property, inner);
    if (definitions instanceof ObjectNode found) {
      outer.withObjectProperty(DEFINITIONS).setAll(found);
    }
  }

  /// Why this JSON is no schema, or cannot be embedded; empty when it can.
  public static Optional<String> faultOf(JsonNode schema) {
    return JsonSchema.faultOf(schema)
        .or(() -> {
          var outer = JsonNodeFactory.instance.objectNode().put("type", "object");
          put(outer, "answer", schema);
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
    boolean moves =
        target.equals("#") || target.startsWith("#/") && !target.startsWith("#/" + DEFINITIONS);
    return moves ? place + target.substring(1) : target;
  }
}
