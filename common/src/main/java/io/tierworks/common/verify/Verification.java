package io.tierworks.common.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.CrossFieldRule;
import io.tierworks.common.contract.subtask.AnswerRules;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.Material;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Makes the checks of the answers of a step: `schema` always, `rules` if there are any, `grounded`
/// if the rules name it or quotations. Workers check each answer; the planner checks again what a
/// report does not show. Thread-safe.
public final class Verification {
  private static final int CACHED = 256;

  private final Schemas schemas = new Schemas(CACHED);
  private final LongSupplier nanos;

  /// Takes no time.
  public Verification() {
    this(() -> 0);
  }

  /// @param nanos the time, from an arbitrary origin
  public Verification(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// @param shared the material that the subtasks of the step share
  public StepChecks of(AnswerRules rules, List<Material> shared) {
    var names = new ArrayList<String>();
    names.add(Check.SCHEMA);
    if (!rules.rules().isEmpty()) {
      names.add(Check.RULES);
    }
    if (!rules.quotes().isEmpty() || rules.verify().contains(Check.GROUNDED)) {
      names.add(Check.GROUNDED);
    }
    return new StepChecks(
        SchemaCheck.of(rules.outputSchema(), schemas),
        RulesCheck.of(rules.rules(), rules.outputSchema()),
        GroundedCheck.of(rules.quotes(), shared),
        List.copyOf(names),
        nanos);
  }

  /// Why a rule cannot be used for answers of this schema; empty when it can.
  public static Optional<String> faultOf(CrossFieldRule rule, JsonNode outputSchema) {
    return CompiledRule.of(rule, outputSchema).fault();
  }

  /// Why a rule can be used with no schema at all; empty when it can be used with some.
  public static Optional<String> syntaxFaultOf(CrossFieldRule rule) {
    return RuleCompiler.syntaxFaultOf(rule);
  }
}
