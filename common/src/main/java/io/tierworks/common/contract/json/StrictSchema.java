package io.tierworks.common.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Prepares a schema for OpenAI's `strict` mode, or finds that it cannot be strict. Keywords that
/// only describe or narrow the answer are left out where the service rejects them; the worker's own
/// check still applies them. A keyword that changes the shape makes the schema not strict.
///
/// Source: OpenAI's guide "Structured model outputs", section "Supported schemas".
public final class StrictSchema {
  /// A user's schema becomes a property of another one.
  private static final int EMBEDDED = 2;

  private final StrictLimits limits = new StrictLimits();
  private final boolean needsAll;
  private final Deque<String> path = new ArrayDeque<>();
  private @Nullable String fault;

  /// @param needsAll whether every object has to be closed and complete
  private StrictSchema(boolean needsAll) {
    this.needsAll = needsAll;
  }

  /// What strict output cannot express in a user's schema; empty when it can express all. A schema
  /// without it can be made strict by closing its objects and requiring all of their properties.
  public static Optional<String> inexpressible(JsonNode schema) {
    var preparation = new StrictSchema(false);
    preparation.schema(schema, EMBEDDED);
    return Optional.ofNullable(preparation.fault)
        .or(() ->
            preparation.limits.areKept()
                ? Optional.empty()
                : Optional.of("so many properties or values"));
  }

  /// @return the schema to send with `strict: true`; null if the schema cannot be strict
  public static @Nullable JsonNode of(JsonNode schema) {
    if (!schema.path("type").asText().equals("object")
        || schema.has("anyOf")
        || schema.has("$ref")) {
      return null;
    }
    var preparation = new StrictSchema(true);
    var prepared = preparation.schema(schema, 1);
    return prepared != null && preparation.limits.areKept() ? prepared : null;
  }

  private @Nullable JsonNode schema(JsonNode schema, int level) {
    if (level > StrictLimits.MAX_LEVELS) {
      return refused("more than " + StrictLimits.MAX_LEVELS + " levels");
    }
    if (!schema.isObject()) {
      return refused("a schema that is no object");
    }
    var prepared = JsonNodeFactory.instance.objectNode();
    for (var keyword : schema.properties()) {
      if (!keyword(prepared, keyword.getKey(), keyword.getValue(), level)) {
        return refused(keyword.getKey());
      }
    }
    if (prepared.has("$ref")) {
      return reference(prepared);
    }
    return !needsAll || isComplete(prepared) ? prepared : null;
  }

  /// Notes the first thing that cannot be expressed.
  private @Nullable JsonNode refused(String what) {
    if (fault == null) {
      fault = path.isEmpty() ? what : what + " in " + String.join(".", path);
    }
    return null;
  }

  /// @return false if the keyword makes the schema not strict
  private boolean keyword(ObjectNode prepared, String name, JsonNode value, int level) {
    return switch (name) {
      case "properties" -> properties(prepared.putObject(name), value, level + 1);
      case "$defs", "definitions" -> definitions(prepared.putObject(name), value, level);
      case "items" -> put(prepared, name, schema(value, level + 1));
      case "anyOf" -> alternatives(prepared, value, level);
      case "enum" -> limits.countEnum(value) && put(prepared, name, value);
      case "additionalProperties" ->
          value.isBoolean() && !value.booleanValue() && put(prepared, name, value);
      case "pattern" ->
          !StrictKeywords.isAcceptedPattern(value.asText()) || put(prepared, name, value);
      case "format" ->
          !StrictKeywords.isAcceptedFormat(value.asText()) || put(prepared, name, value);
      default ->
          StrictKeywords.isAccepted(name)
              ? put(prepared, name, value)
              : StrictKeywords.canBeLeftOut(name);
    };
  }

  private boolean properties(ObjectNode prepared, JsonNode schemas, int level) {
    schemas.fieldNames().forEachRemaining(limits::countProperty);
    return named(prepared, schemas, level);
  }

  private boolean definitions(ObjectNode prepared, JsonNode schemas, int level) {
    schemas.fieldNames().forEachRemaining(limits::countDefinition);
    return named(prepared, schemas, level);
  }

  private boolean named(ObjectNode prepared, JsonNode schemas, int level) {
    for (var named : schemas.properties()) {
      path.addLast(named.getKey());
      boolean fits = put(prepared, named.getKey(), schema(named.getValue(), level));
      path.removeLast();
      if (!fits) {
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

  /// A reference allows no other keyword.
  private @Nullable JsonNode reference(ObjectNode prepared) {
    prepared.remove("description");
    var target = prepared.path("$ref").asText();
    return prepared.size() == 1 && target.startsWith("#")
        ? prepared
        : refused("$ref with other keywords beside it");
  }

  private static boolean isComplete(ObjectNode prepared) {
    var type = prepared.path("type");
    if (type.isMissingNode()) {
      return prepared.has("anyOf");
    }
    return (!names(type, "object") || isClosed(prepared))
        && (!names(type, "array") || prepared.has("items"));
  }

  private static boolean names(JsonNode type, String name) {
    if (type.isTextual()) {
      return type.asText().equals(name);
    }
    return type.valueStream().anyMatch(each -> each.asText().equals(name));
  }

  /// Whether the object allows no other properties and requires all of its own.
  private static boolean isClosed(ObjectNode object) {
    var properties = object.path("properties");
    var required = new HashSet<String>();
    object.path("required").forEach(name -> required.add(name.asText()));
    Set<String> present = new HashSet<>();
    properties.fieldNames().forEachRemaining(present::add);
    return properties.isObject() && object.has("additionalProperties") && required.equals(present);
  }

  private static boolean put(ObjectNode target, String name, @Nullable JsonNode value) {
    if (value == null) {
      return false;
    }
    target.set(name, value);
    return true;
  }
}
