package io.tierworks.simulator.solve;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.solve.grade.Slips;
import io.tierworks.simulator.solve.read.Orders;
import io.tierworks.simulator.solve.tally.Result;
import io.tierworks.simulator.solve.text.Material;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One subtask: the material, the results of earlier steps (empty if none), and on a further
/// attempt the rejected answer and why.
///
/// @param kind the verb: classify, extract, summarise, ...
public record Task(
    String kind,
    Material material,
    List<Result> inputs,
    @Nullable JsonNode previous,
    String feedback,
    Slips slips) {

  /// Without the sentences of the material that give orders, unless nothing is left then.
  Task heard() {
    if (!Orders.in(material.text())) {
      return this;
    }
    Material rest = new Material(String.join("\n", Orders.without(material.sentences())));
    return rest.isBlank() ? this : new Task(kind, rest, inputs, previous, feedback, slips);
  }

  boolean again() {
    return previous != null || !feedback.isBlank();
  }
}
