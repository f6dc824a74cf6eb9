package io.tierworks.planner.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Two answers to the same question, compared field by field.
///
/// * Numbers, truth values and strings of an `enum` are the same if they are equal.
/// * Other strings are compared as [WordOverlap] says.
/// * Lists are compared position by position, lists of `enum` strings in any order.
/// * A missing field is the same as null.
///
/// @param different paths of the fields of which at most one answer can be right
/// @param unlike paths of long texts with few words in common; both may be right
public record AnswerComparison(List<String> different, List<String> unlike) {
  public AnswerComparison {
    different = List.copyOf(different);
    unlike = List.copyOf(unlike);
  }

  /// @param schema JSON Schema of both
  public static AnswerComparison of(JsonNode schema, JsonNode one, JsonNode other) {
    var comparison = new Comparison();
    comparison.value("", schema, one, other);
    return new AnswerComparison(List.copyOf(comparison.different), List.copyOf(comparison.unlike));
  }

  static boolean isEqual(JsonNode one, JsonNode other) {
    return one.isNumber() && other.isNumber()
        ? one.decimalValue().compareTo(other.decimalValue()) == 0
        : one.equals(other);
  }

  private static final class Comparison {
    private final Set<String> different = new LinkedHashSet<>();
    private final Set<String> unlike = new LinkedHashSet<>();

    void value(String path, JsonNode schema, JsonNode one, JsonNode other) {
      if (one.isObject() && other.isObject()) {
        object(path, schema, one, other);
      } else if (one.isArray() && other.isArray()) {
        array(path, schema, one, other);
      } else if (one.isTextual() && other.isTextual() && !schema.has("enum")) {
        text(path, one.asText(), other.asText());
      } else if (!isEqual(one, other)) {
        different.add(path);
      }
    }

    private void object(String path, JsonNode schema, JsonNode one, JsonNode other) {
      Stream.concat(fields(one), fields(other))
          .distinct()
          .forEach(name ->
              value(
                  path.isEmpty() ? name : path + "." + name,
                  schema.path("properties").path(name),
                  orNull(one.path(name)),
                  orNull(other.path(name))));
    }

    private static Stream<String> fields(JsonNode object) {
      return object.properties().stream().map(field -> field.getKey());
    }

    private static JsonNode orNull(JsonNode value) {
      return value.isMissingNode() ? NullNode.instance : value;
    }

    private void array(String path, JsonNode schema, JsonNode one, JsonNode other) {
      var items = schema.path("items");
      if (one.size() != other.size()) {
        different.add(path);
      } else if (items.has("enum")) {
        if (!sorted(one).equals(sorted(other))) {
          different.add(path);
        }
      } else {
        for (int i = 0; i < one.size(); i++) {
          value(path, items, one.path(i), other.path(i));
        }
      }
    }

    private static List<String> sorted(JsonNode list) {
      return StreamSupport.stream(list.spliterator(), false)
          .map(JsonNode::toString)
          .sorted()
          .toList();
    }

    private void text(String path, String one, String other) {
      switch (WordOverlap.of(one, other)) {
        case SAME -> {}
        case UNLIKE -> unlike.add(path);
        case DIFFERENT -> different.add(path);
      }
    }
  }
}
