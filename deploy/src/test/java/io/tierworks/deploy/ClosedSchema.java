package io.tierworks.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;

/// An OpenAPI schema made strict: an object with listed fields allows no others. Keywords that JSON
/// Schema does not know are removed.
final class ClosedSchema {
  private static final Set<String> NO_KEYWORDS =
      Set.of("nullable", "format", "example", "externalDocs", "description", "default");
  private static final String OPEN = "x-kubernetes-preserve-unknown-fields";

  /// The prefix of references between schemas, before and after the change.
  static final String PLACE = "#/$defs/";

  private static final String OPENAPI_PLACE = "#/components/schemas/";

  private ClosedSchema() {}

  /// Closes each schema of a map.
  static ObjectNode all(JsonNode schemas) {
    var closed = JsonNodeFactory.instance.objectNode();
    schemas.properties().forEach(entry -> closed.set(entry.getKey(), of(entry.getValue())));
    return closed;
  }

  static JsonNode of(JsonNode schema) {
    if (!schema.isObject()) {
      return schema;
    }
    var closed = JsonNodeFactory.instance.objectNode();
    for (var entry : schema.properties()) {
      var keyword = entry.getKey();
      if (!keyword.startsWith("x-") && !NO_KEYWORDS.contains(keyword)) {
        closed.set(keyword, within(keyword, entry.getValue()));
      }
    }
    if (listsItsFields(schema)) {
      closed.put("additionalProperties", false);
    }
    return closed;
  }

  private static JsonNode within(String keyword, JsonNode value) {
    return switch (keyword) {
      case "$ref" -> TextNode.valueOf(value.asText().replace(OPENAPI_PLACE, PLACE));
      case "properties" -> all(value);
      case "items", "additionalProperties", "not" -> of(value);
      case "allOf", "anyOf", "oneOf" -> {
        var several = JsonNodeFactory.instance.arrayNode();
        value.forEach(each -> several.add(of(each)));
        yield several;
      }
      default -> value;
    };
  }

  /// A part of an `anyOf` has no type; the enclosing schema lists the other fields.
  private static boolean listsItsFields(JsonNode schema) {
    return schema.path("type").asText().equals("object")
        && schema.has("properties")
        && !schema.has("additionalProperties")
        && !schema.path(OPEN).asBoolean();
  }
}
