package io.tierworks.common.verify;

import io.tierworks.common.contract.subtask.AnswerRules;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.Material;
import java.util.List;

/// Makes the checks of the answers of a step: `schema` always, `grounded` if the rules name it or
/// quotations. Workers check each answer; the planner checks again what a report does not show.
/// Thread-safe.
public final class Verification {
  private static final int CACHED = 256;

  private final Schemas schemas = new Schemas(CACHED);

  /// @param shared the material that the subtasks of the step share
  public StepChecks of(AnswerRules rules, List<Material> shared) {
    boolean isGrounded = !rules.quotes().isEmpty() || rules.verify().contains(Check.GROUNDED);
    return new StepChecks(
        SchemaCheck.of(rules.outputSchema(), schemas),
        GroundedCheck.of(rules.quotes(), shared),
        isGrounded);
  }
}
