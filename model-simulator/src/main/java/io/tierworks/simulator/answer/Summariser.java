package io.tierworks.simulator.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.compose.Result;
import io.tierworks.simulator.json.Json;
import io.tierworks.simulator.prompt.Prompt;
import java.util.List;

/// Stands in for a model that summarises results: it names all of them, and quotes the beginnings
/// of the first and the last one.
final class Summariser {
  private static final int EXCERPT = 200;

  private Summariser() {}

  /// @param prompt with the block `results`
  static ObjectNode summary(Prompt prompt) {
    var results = ResultLines.read(prompt.text("results"));
    var summary = Json.object();
    var part = summary.putArray("parts").addObject();
    part.put("text", text(results));
    var subtasks = part.putArray("subtasks");
    results.forEach(result -> subtasks.add(result.subtask()));
    return summary;
  }

  private static String text(List<Result> results) {
    if (results.isEmpty()) {
      return "There are no results.";
    }
    return "A stand-in for a summary, not written by a language model. %d results; first %s; last %s."
        .formatted(results.size(), quoted(results.getFirst()), quoted(results.getLast()));
  }

  private static String quoted(Result result) {
    var text = result.output().toString();
    return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + " …";
  }
}
