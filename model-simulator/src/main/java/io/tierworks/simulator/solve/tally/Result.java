package io.tierworks.simulator.solve.tally;

import com.fasterxml.jackson.databind.JsonNode;

/// The answer of one subtask. `item` and `subtask` are empty if unknown; `source` is what it was
/// made from, as far as shown.
public record Result(String subtask, String item, String source, JsonNode output) {

  /// What to call it in a text.
  public String name() {
    return item.isEmpty() ? subtask : item;
  }
}
