package io.tierworks.worker.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.Subtask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All checks that a worker makes on an answer: `schema` always, `grounded` if the envelope names
/// quotations. The coordinator makes the other checks of the envelope's `verify`. Thread-safe.
public final class Verification {
  private final SchemaCheck schema = new SchemaCheck();
  private final GroundedCheck grounded = new GroundedCheck();

  /// Why answers to this subtask cannot be checked; empty when they can.
  public Optional<String> fault(Subtask subtask) {
    return schema.fault(subtask.answer().outputSchema());
  }

  /// The checks made, in order. A rejection ends them.
  public List<Check> of(Subtask subtask, JsonNode output) {
    var checks = new ArrayList<Check>();
    checks.add(schema.of(output, subtask.answer().outputSchema()));
    if (checks.getFirst().passed() && !subtask.answer().quotes().isEmpty()) {
      checks.add(grounded.of(subtask, output));
    }
    return List.copyOf(checks);
  }
}
