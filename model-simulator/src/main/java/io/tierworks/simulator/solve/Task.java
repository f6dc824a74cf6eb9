package io.tierworks.simulator.solve;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.solve.grade.Slips;
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

  boolean again() {
    return previous != null || !feedback.isBlank();
  }
}
