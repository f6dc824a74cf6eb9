package io.tierworks.simulator.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A JSON Schema as far as an answer needs it: one type, with references followed and the first
/// alternative of a union taken.
///
/// @param name of the field it describes; empty at the root
public record Schema(String name, JsonNode node, JsonNode root) {

  public static Schema of(JsonNode root) {
    return new Schema("", root, root).resolved();
  }

  private Schema resolved() {
    var path = node.path("$ref").asText().replaceFirst("^#", "");
    if (!path.isEmpty()) {
      return new Schema(name, root.at(path), root).resolved();
    }
    for (var branch : node.has("anyOf") ? node.path("anyOf") : node.path("oneOf")) {
      if (!branch.path("type").asText().equals("null")) {
        return new Schema(name, branch, root).resolved();
      }
    }
    return this;
  }

  /// `object`, `array`, `string`, `number`, `integer`, `boolean`, or empty if anything will do.
  public String type() {
    var type = node.path("type");
    for (var one : type.isTextual() ? List.of(type) : type) {
      if (!one.asText().equals("null")) {
        return one.asText();
      }
    }
    return node.has("properties") ? "object" : labels().isEmpty() ? "" : "string";
  }

  public boolean isText() {
    return type().equals("string");
  }

  public Map<String, Schema> properties() {
    Map<String, Schema> fields = new LinkedHashMap<>();
    for (var field : node.path("properties").properties()) {
      fields.put(field.getKey(), new Schema(field.getKey(), field.getValue(), root).resolved());
    }
    return fields;
  }

  public Collection<Schema> fields() {
    return properties().values();
  }

  /// An object with a value for each property.
  public ObjectNode fill(Function<Schema, JsonNode> value) {
    var object = Json.object();
    fields().forEach(field -> object.set(field.name, value.apply(field)));
    return object;
  }

  /// The schema of a property; this one if there is no such property.
  public Schema field(String property) {
    return properties().getOrDefault(property, this);
  }

  /// The schema of an array's elements, under the array's own name.
  public Schema items() {
    return new Schema(name, node.path("items"), root).resolved();
  }

  /// The allowed texts; empty if free.
  public List<String> labels() {
    var values = node.path("enum");
    return node.has("const")
        ? List.of(node.path("const").asText())
        : values.valueStream().filter(JsonNode::isTextual).map(JsonNode::asText).toList();
  }

  public String description() {
    return node.path("description").asText();
  }

  /// Whether the description speaks of an id or ids.
  public boolean describesIds() {
    return description().matches("(?is).*\\bids?\\b.*");
  }

  public boolean isNullable() {
    return node.path("type").toString().contains("\"null\"");
  }

  /// The value of a keyword such as `maxItems`.
  public double number(String keyword, double otherwise) {
    return node.path(keyword).asDouble(otherwise);
  }

  /// The nearest number between `minimum` and `maximum`.
  public double bounded(double number) {
    return Math.clamp(
        number, number("minimum", -Double.MAX_VALUE), number("maximum", Double.MAX_VALUE));
  }

  /// Whether a value has this shape: type, labels, bounds, and exactly the fields that are named.
  public boolean allows(JsonNode value) {
    if (value.isNull()) {
      return isNullable();
    }
    boolean bounded = bounded(value.asDouble()) == value.asDouble();
    return switch (type()) {
      case "object" -> value.isObject() && allowsFields(value);
      case "array" -> value.isArray() && allowsElements(value);
      case "string" ->
          value.isTextual() && (labels().isEmpty() || labels().contains(value.asText()));
      case "integer" -> value.canConvertToExactIntegral() && bounded;
      case "number" -> value.isNumber() && bounded;
      case "boolean" -> value.isBoolean();
      default -> true;
    };
  }

  private boolean allowsFields(JsonNode value) {
    var fields = fields();
    return fields.stream().allMatch(field -> field.allows(value.path(field.name)))
        && (fields.isEmpty() || value.size() == fields.size());
  }

  private boolean allowsElements(JsonNode value) {
    return value.size() >= number("minItems", 0)
        && value.size() <= number("maxItems", Integer.MAX_VALUE)
        && value.valueStream().allMatch(items()::allows);
  }
}
