package io.tierworks.planner.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Answers of one form, joined in order, field by field.
///
/// * Lists are appended.
/// * Texts follow one another, with a blank line between; an empty text adds nothing.
/// * Null and a missing field add nothing.
/// * Numbers, truth values and strings of an `enum` or `const` have to be equal.
///
/// It does not matter which neighbours are joined first.
///
/// @param output the first value where values conflict
/// @param conflicts paths of the fields whose values cannot be joined
public record AnswerJoin(JsonNode output, List<String> conflicts) {
  public AnswerJoin {
    conflicts = List.copyOf(conflicts);
  }

  /// @param schema JSON Schema of each of them
  public static AnswerJoin of(JsonNode schema, List<JsonNode> answers) {
    var join = new Join();
    JsonNode joined = MissingNode.getInstance();
    for (var answer : answers) {
      joined = join.value("", schema, joined, answer);
    }
    return new AnswerJoin(joined, join.conflicts.stream().distinct().toList());
  }

  private static final class Join {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String BETWEEN = "\n\n";

    private final List<String> conflicts = new ArrayList<>();

    JsonNode value(String path, JsonNode schema, JsonNode one, JsonNode other) {
      if (isNothing(one)) {
        return isNothing(other) && !one.isMissingNode() ? one : other;
      }
      if (isNothing(other)) {
        return one;
      }
      if (one.isObject() && other.isObject()) {
        return object(path, schema, one, other);
      }
      if (one.isArray() && other.isArray()) {
        var all = JSON.arrayNode();
        one.forEach(all::add);
        other.forEach(all::add);
        return all;
      }
      if (one.isTextual() && other.isTextual() && isFree(schema)) {
        return text(one, other);
      }
      if (!AnswerComparison.isEqual(one, other)) {
        conflicts.add(path.isEmpty() ? "the answer" : path);
      }
      return one;
    }

    private static boolean isNothing(JsonNode value) {
      return value.isNull() || value.isMissingNode();
    }

    private static boolean isFree(JsonNode schema) {
      return !schema.has("enum") && !schema.has("const");
    }

    private static JsonNode text(JsonNode one, JsonNode other) {
      boolean both = !one.asText().isEmpty() && !other.asText().isEmpty();
      return JSON.textNode(one.asText() + (both ? BETWEEN : "") + other.asText());
    }

    private JsonNode object(String path, JsonNode schema, JsonNode one, JsonNode other) {
      var all = JSON.objectNode();
      one.properties().forEach(field -> all.set(field.getKey(), field.getValue()));
      for (var field : other.properties()) {
        var name = field.getKey();
        var inner = path.isEmpty() ? name : path + "." + name;
        var before = Objects.requireNonNullElse(all.get(name), MissingNode.getInstance());
        all.set(name, value(inner, schema.path("properties").path(name), before, field.getValue()));
      }
      return all;
    }
  }
}
