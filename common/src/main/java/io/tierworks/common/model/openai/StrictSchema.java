package io.tierworks.common.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides whether a schema meets OpenAI's rules for `strict`, and prepares it: keywords that only
/// describe or narrow are left out where the service refuses them, since our own check of the
/// answer still holds them. Anything that changes the shape makes the schema not strict.
///
/// Source: OpenAI's guide "Structured model outputs", section "Supported schemas".
final class StrictSchema {
  private static final int MAX_PROPERTIES = 5_000;
  private static final int MAX_LEVELS = 10;
  private static final int MAX_CHARACTERS = 120_000;
  private static final int MAX_ENUM_VALUES = 1_000;
  private static final int LONG_ENUM = 250;
  private static final int LONG_ENUM_CHARACTERS = 15_000;

  private static final Set<String> KEPT =
      Set.of(
          "type",
          "const",
          "description",
          "$ref",
          "required",
          "multipleOf",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "minItems",
          "maxItems");

  private static final Set<String> LEFT_OUT =
      Set.of(
          "$schema",
          "$id",
          "$anchor",
          "$comment",
          "title",
          "default",
          "examples",
          "example",
          "deprecated",
          "readOnly",
          "writeOnly",
          "minLength",
          "maxLength",
          "minProperties",
          "maxProperties",
          "uniqueItems",
          "contentEncoding",
          "contentMediaType");

  private static final Set<String> FORMATS =
      Set.of("date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid");

  private int properties;
  private int enumValues;
  private int characters;

  private StrictSchema() {}

  /// The schema to send with `strict: true`, or null if it cannot be.
  static @Nullable JsonNode of(JsonNode schema) {
    if (!schema.path("type").asText().equals("object")
        || schema.has("anyOf")
        || schema.has("$ref")) {
      return null;
    }
    var counts = new StrictSchema();
    var prepared = counts.schema(schema, 1);
    return prepared != null && counts.withinLimits() ? prepared : null;
  }

  private boolean withinLimits() {
    return properties <= MAX_PROPERTIES
        && enumValues <= MAX_ENUM_VALUES
        && characters <= MAX_CHARACTERS;
  }

  private @Nullable JsonNode schema(JsonNode schema, int level) {
    if (!schema.isObject() || level > MAX_LEVELS) {
      return null;
    }
    var prepared = JsonNodeFactory.instance.objectNode();
    for (var keyword : schema.properties()) {
      if (!keyword(prepared, keyword.getKey(), keyword.getValue(), level)) {
        return null;
      }
    }
    if (prepared.has("$ref")) {
      return reference(prepared);
    }
    return wellFormed(prepared) ? prepared : null;
  }

  private boolean keyword(ObjectNode prepared, String name, JsonNode value, int level) {
    return switch (name) {
      case "properties" -> named(prepared, name, value, level + 1);
      case "$defs", "definitions" -> named(prepared, name, value, level);
      case "items" -> put(prepared, name, schema(value, level + 1));
      case "anyOf" -> alternatives(prepared, value, level);
      case "enum" -> countEnum(value) && put(prepared, name, value);
      case "additionalProperties" ->
          value.isBoolean() && !value.booleanValue() && put(prepared, name, value);
      // A regular expression with lookaround or other extensions is refused: leave it to our check.
      case "pattern" -> value.asText().contains("(?") || put(prepared, name, value);
      case "format" -> !FORMATS.contains(value.asText()) || put(prepared, name, value);
      default ->
          KEPT.contains(name)
              ? put(prepared, name, value)
              : LEFT_OUT.contains(name) || name.startsWith("x-");
    };
  }

  private boolean named(ObjectNode prepared, String name, JsonNode schemas, int level) {
    var all = prepared.putObject(name);
    for (var named : schemas.properties()) {
      characters += named.getKey().length();
      properties += name.equals("properties") ? 1 : 0;
      if (!put(all, named.getKey(), schema(named.getValue(), level))) {
        return false;
      }
    }
    return schemas.isObject();
  }

  private boolean alternatives(ObjectNode prepared, JsonNode schemas, int level) {
    var all = prepared.putArray("anyOf");
    for (var each : schemas) {
      var alternative = schema(each, level);
      if (alternative == null) {
        return false;
      }
      all.add(alternative);
    }
    return !all.isEmpty();
  }

  private boolean countEnum(JsonNode values) {
    int length = 0;
    for (var value : values) {
      length += value.asText().length();
    }
    enumValues += values.size();
    characters += length;
    return !values.isEmpty() && (values.size() <= LONG_ENUM || length <= LONG_ENUM_CHARACTERS);
  }

  /// Nothing may stand beside a reference.
  private static @Nullable JsonNode reference(ObjectNode prepared) {
    prepared.remove("description");
    var target = prepared.path("$ref").asText();
    return prepared.size() == 1 && target.startsWith("#") ? prepared : null;
  }

  private static boolean wellFormed(ObjectNode prepared) {
    var type = prepared.path("type");
    if (type.isMissingNode()) {
      return prepared.has("anyOf");
    }
    return (!mentions(type, "object") || closed(prepared))
        && (!mentions(type, "array") || prepared.has("items"));
  }

  private static boolean mentions(JsonNode type, String name) {
    if (type.isTextual()) {
      return type.asText().equals(name);
    }
    for (var each : type) {
      if (each.asText().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /// No further properties, and all of them required.
  private static boolean closed(ObjectNode object) {
    var names = object.path("properties");
    var required = new HashSet<String>();
    object.path("required").forEach(name -> required.add(name.asText()));
    var present = new HashSet<String>();
    names.fieldNames().forEachRemaining(present::add);
    return names.isObject() && object.has("additionalProperties") && required.equals(present);
  }

  private static boolean put(ObjectNode target, String name, @Nullable JsonNode value) {
    if (value == null) {
      return false;
    }
    target.set(name, value);
    return true;
  }
}
