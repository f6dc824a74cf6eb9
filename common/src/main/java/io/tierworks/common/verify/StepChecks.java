package io.tierworks.common.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.Material;
import java.util.List;
import java.util.Optional;

/// All checks of the answers of one step. Thread-safe.
public final class StepChecks {
  private final SchemaCheck schema;
  private final GroundedCheck grounded;
  private final boolean isGrounded;

  /// @param isGrounded whether the chain has the check
  StepChecks(SchemaCheck schema, GroundedCheck grounded, boolean isGrounded) {
    this.schema = schema;
    this.grounded = grounded;
    this.isGrounded = isGrounded;
  }

  /// Why answers cannot be checked; empty when they can.
  public Optional<String> fault() {
    return schema.fault();
  }

  /// The checks made, in order. A rejection ends them.
  ///
  /// @param inputs the subtask's own material
  public List<Check> of(List<Material> inputs, JsonNode output) {
    var valid = schema.of(output);
    return valid.passed() && isGrounded
        ? List.of(valid, grounded.of(inputs, output))
        : List.of(valid);
  }
}
