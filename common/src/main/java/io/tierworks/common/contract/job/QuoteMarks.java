package io.tierworks.common.contract.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The marks in a user's schema: a field with `"x-quote": true` must quote its input literally.
/// Marks are followed through `properties` and `items`.
public final class QuoteMarks {
  static final String MARK = "x-quote";

  private QuoteMarks() {}

  /// The marked fields, as paths of names such as `findings.quote`.
  public static List<String> paths(@Nullable JsonNode schema) {
    return schema == null
        ? List.of()
        : schema.path("properties").properties().stream().flatMap(QuoteMarks::paths).toList();
  }

  private static Stream<String> paths(Map.Entry<String, JsonNode> field) {
    var schema = field.getValue();
    var element = schema.has("items") ? schema.path("items") : schema;
    return Stream.concat(
        isMarked(schema) || isMarked(element) ? Stream.of(field.getKey()) : Stream.of(),
        paths(element).stream().map(inner -> field.getKey() + "." + inner));
  }

  private static boolean isMarked(JsonNode schema) {
    return schema.path(MARK).asBoolean();
  }

  /// Whether a mark stands where it is not followed, such as in `$defs`.
  static boolean areMisplaced(JsonNode schema) {
    long marks = schema.findValues(MARK).stream().filter(JsonNode::asBoolean).count();
    return marks > paths(schema).size();
  }

  /// The schema without the marks, because endpoints do not know them.
  public static JsonNode removedFrom(JsonNode schema) {
    JsonNode copy = schema.deepCopy();
    copy.findParents(MARK).forEach(field -> ((ObjectNode) field).remove(MARK));
    return copy;
  }
}
