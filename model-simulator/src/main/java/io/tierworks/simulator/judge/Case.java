package io.tierworks.simulator.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.json.Json;
import io.tierworks.simulator.prompt.DataBlock;
import io.tierworks.simulator.prompt.Prompt;
import io.tierworks.simulator.solve.Brief;
import io.tierworks.simulator.solve.tally.Result;
import io.tierworks.simulator.solve.tally.Tally;
import java.util.ArrayList;
import java.util.List;

/// What the judge is given: the results shown (of `total`), what all of them add up to, and what is
/// missing.
record Case(
    Brief brief, List<Result> results, Tally tally, int total, List<JsonNode> gaps, int round) {

  static Case of(Prompt prompt) {
    List<Result> results = new ArrayList<>();
    int total = 0;
    for (DataBlock block : prompt.all("results")) {
      total += number(block.attribute("total"));
      for (JsonNode line : Json.lines(block.text())) {
        results.add(
            new Result(
                line.path("subtask").asText(),
                line.path("item").asText(""),
                line.path("source").asText(""),
                line.path("output")));
      }
    }
    total = Math.max(total, results.size());
    JsonNode aggregates = Json.parse(prompt.text("aggregates"));
    Tally tally = aggregates == null ? Tally.of(results) : Tally.read(aggregates, total);
    if (tally.counts().isEmpty() && tally.ranges().isEmpty()) {
      tally = Tally.of(results);
    }
    return new Case(
        Brief.of(prompt),
        results,
        tally,
        total,
        Json.lines(prompt.text("gaps")),
        number(prompt.text("round").strip()));
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
