package io.tierworks.common.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Words a broken rule of a JSON Schema for a person, with the way out. The `$comment` beside a
/// keyword says in words what its pattern or its alternatives mean.
///
/// @param at the broken keyword's value in the schema
/// @param owner the schema that holds the keyword
record SchemaWords(Error error, JsonNode at, JsonNode owner) {
  private static final int LONGEST_VALUE = 40;

  static SchemaWords of(Error error, JsonNode schema) {
    var place = error.getSchemaLocation().getFragment().toString();
    var owner = schema.at(place.substring(0, place.lastIndexOf('/')));
    return new SchemaWords(error, owner.path(error.getKeyword()), owner);
  }

  String rule() {
    return switch (error.getKeyword()) {
      case "type" -> "must be %s, but is %s".formatted(types(), given());
      case "enum" -> "must be one of " + list(at);
      case "const" -> "must be " + text(at);
      case "minimum" -> "must be at least " + text(at);
      case "maximum" -> "must be at most " + text(at);
      case "exclusiveMinimum" -> "must be greater than " + text(at);
      case "exclusiveMaximum" -> "must be less than " + text(at);
      case "multipleOf" -> "must be a multiple of " + text(at);
      case "minLength" -> "must be at least %s long".formatted(count("character"));
      case "maxLength" -> "must be at most %s long".formatted(count("character"));
      case "minItems", "minContains" -> "must have at least " + count("entry", "entries");
      case "maxItems", "maxContains" -> "must have at most " + count("entry", "entries");
      case "minProperties" -> "must have at least " + count("field");
      case "maxProperties" -> "must have at most " + count("field");
      case "uniqueItems" -> "must not hold the same entry twice";
      case "format" -> "must be a valid " + text(at);
      case "pattern" -> meant("must match the pattern " + text(at));
      case "anyOf", "oneOf" -> meant("must be one of the forms that the schema allows");
      default -> error.getMessage();
    };
  }

  /// Whether the rule names alternatives and explains them in its own words.
  boolean isWhole() {
    return Set.of("anyOf", "oneOf").contains(error.getKeyword()) && owner.has("$comment");
  }

  String hint() {
    return switch (error.getKeyword()) {
      case "additionalProperties", "unevaluatedProperties" -> knownFields();
      case "required" -> "this field is required";
      case "enum" -> Nearest.to(given(), texts(at)).map(SchemaWords::question).orElse("");
      default -> "";
    };
  }

  private String knownFields() {
    var known = owner.path("properties").propertyStream().map(Map.Entry::getKey).toList();
    return Nearest.to(error.getProperty(), known)
        .map(SchemaWords::question)
        .orElse("known fields: " + String.join(", ", known));
  }

  private static String question(String name) {
    return "did you mean '" + name + "'?";
  }

  private String meant(String otherwise) {
    var comment = owner.path("$comment").asText("");
    return comment.isEmpty() ? otherwise : "must be " + comment;
  }

  private String count(String one) {
    return count(one, one + "s");
  }

  private String count(String one, String more) {
    return text(at) + " " + (at.asInt() == 1 ? one : more);
  }

  private String types() {
    return at.isArray()
        ? at.valueStream().map(SchemaWords::typeName).collect(Collectors.joining(" or "))
        : typeName(at);
  }

  private static String typeName(JsonNode type) {
    return switch (type.asText()) {
      case "string" -> "text";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      case "object" -> "an object";
      case "array" -> "a list";
      default -> type.asText();
    };
  }

  /// What the message holds: a number as it is, anything else by its kind, since it may be private.
  private String given() {
    var value = error.getInstanceNode();
    return switch (value.getNodeType()) {
      case NUMBER, BOOLEAN -> text(value);
      case STRING -> error.getKeyword().equals("enum") ? text(value) : "text";
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      case NULL, MISSING, BINARY, POJO -> "null";
    };
  }

  private static String text(JsonNode value) {
    var text = value.asText(value.toString());
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
  }

  private static String list(JsonNode values) {
    return String.join(", ", texts(values));
  }

  private static List<String> texts(JsonNode values) {
    return values.valueStream().map(SchemaWords::text).toList();
  }
}
