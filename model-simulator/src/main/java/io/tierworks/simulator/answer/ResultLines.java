package io.tierworks.simulator.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tierworks.simulator.compose.Result;
import io.tierworks.simulator.json.Json;
import java.util.ArrayList;
import java.util.List;

/// Reads the lines of a block `results`: objects, and rows whose values a line with `columns`
/// before them names.
final class ResultLines {
  private static final String OUTPUT = "output.";

  private final List<Result> results = new ArrayList<>();
  private List<String> columns = List.of();

  private ResultLines() {}

  static List<Result> read(String text) {
    var lines = new ResultLines();
    Json.lines(text).forEach(lines::read);
    return lines.results;
  }

  private void read(JsonNode line) {
    if (line.has("columns")) {
      columns = line.path("columns").valueStream().map(JsonNode::asText).toList();
    } else if (line instanceof ArrayNode row) {
      results.add(Result.of(named(row)));
    } else {
      results.add(Result.of(line));
    }
  }

  private JsonNode named(ArrayNode row) {
    var result = Json.object();
    var output = result.putObject("output");
    for (int i = 0; i < row.size(); i++) {
      var column = columns.get(i);
      if (column.startsWith(OUTPUT)) {
        output.set(column.substring(OUTPUT.length()), row.get(i));
      } else {
        result.set(column, row.get(i));
      }
    }
    return result;
  }
}
