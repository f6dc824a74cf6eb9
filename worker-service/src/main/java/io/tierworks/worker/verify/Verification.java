package io.tierworks.worker.verify;

import io.tierworks.common.contract.subtask.AnswerRules;
import io.tierworks.common.contract.subtask.Material;
import java.util.List;

/// Makes the checks of the answers of a step: `schema` always, `grounded` if the envelope names
/// quotations. The coordinator makes the other checks of the envelope's `verify`. Thread-safe.
public final class Verification {
  private static final int CACHED = 256;

  private final Schemas schemas = new Schemas(CACHED);

  /// @param shared the material that the subtasks of the step share
  public StepChecks of(AnswerRules rules, List<Material> shared) {
    return new StepChecks(
        SchemaCheck.of(rules.outputSchema(), schemas), GroundedCheck.of(rules.quotes(), shared));
  }
}
