package io.tierworks.worker.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.Subtask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All checks that a worker makes on an answer: `schema` always, `grounded` where the envelope
/// names quotations. What else the envelope's `verify` lists is the coordinator's to do.
/// Thread-safe.
public final class Verification {
  private final SchemaCheck schema = new SchemaCheck();

  /// Why no answer to this subtask could ever be checked; empty when all is well.
  public Optional<String> fault(Subtask subtask) {
    return schema.fault(subtask.outputSchema());
  }

  /// The checks made, in order; those after a rejection are not made.
  public List<Check> of(Subtask subtask, JsonNode output) {
    var checks = new ArrayList<Check>();
    checks.add(schema.of(output, subtask.outputSchema()));
    if (checks.getFirst().passed() && !subtask.quotes().isEmpty()) {
      checks.add(GroundedCheck.of(subtask, output));
    }
    return List.copyOf(checks);
  }
}
