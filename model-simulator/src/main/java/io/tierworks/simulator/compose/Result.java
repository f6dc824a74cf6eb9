package io.tierworks.simulator.compose;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.json.Json;
import java.util.List;

/// One result of a job.
///
/// @param item id of the item; empty for a result on the whole job
/// @param source an excerpt of the item; empty if it is not shown
public record Result(String subtask, String item, String source, JsonNode output) {

  /// A line of the block `results`; its output may be a summary of several.
  public static Result of(JsonNode line) {
    var source = line.path("source").asText("");
    var item = line.path("item").asText("");
    return new Result(line.path("subtask").asText(), item, source, output(line));
  }

  private static JsonNode output(JsonNode line) {
    return line.has("summary")
        ? Json.object().put("summary", String.join(" ", texts(line.path("summary"))))
        : line.path("output");
  }

  private static List<String> texts(JsonNode parts) {
    return parts
        .valueStream()
        .map(part -> part.isTextual() ? part.asText() : part.path("text").asText())
        .toList();
  }

  /// How an answer refers to it.
  public String name() {
    return item.isEmpty() ? subtask : item;
  }

  JsonNode value(String field) {
    return output.path(field);
  }

  String text(String field) {
    return value(field).asText();
  }

  /// The texts of a list, else the one value.
  List<String> texts(String field) {
    var value = value(field);
    return value.isArray()
        ? value.valueStream().filter(JsonNode::isValueNode).map(JsonNode::asText).toList()
        : List.of(value.asText());
  }

  /// Whether the field says more than that there is nothing.
  boolean tells(String field) {
    return !value(field).isNull() && !List.of("", "none").contains(text(field));
  }
}
