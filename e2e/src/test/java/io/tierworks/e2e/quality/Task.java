package io.tierworks.e2e.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// A generated task.
///
/// @param answer the truth
/// @param mistakes fields of plausible wrong answers, the more tempting one first
record Task(String text, ObjectNode answer, List<ObjectNode> mistakes) {

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// Whether an answer is the truth in every field; numbers are compared by value.
  boolean isAnsweredBy(JsonNode output) {
    return answer.properties().stream()
        .allMatch(field -> same(field.getValue(), output.path(field.getKey())));
  }

  private static boolean same(JsonNode truth, JsonNode given) {
    return truth.isNumber() && given.isNumber()
        ? truth.decimalValue().compareTo(given.decimalValue()) == 0
        : truth.equals(given);
  }
}
