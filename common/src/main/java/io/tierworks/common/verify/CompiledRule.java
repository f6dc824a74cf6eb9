package io.tierworks.common.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.tierworks.common.contract.job.CrossFieldRule;
import java.util.Map;
import java.util.Optional;

/// A cross-field rule for answers of one schema. A rule that cannot be decided, for instance
/// because a field is absent, is not kept. Thread-safe.
sealed interface CompiledRule {
  CrossFieldRule rule();

  /// Why the rule cannot be used with the schema; empty when it can.
  Optional<String> fault();

  /// What is wrong with an answer that does not keep the rule; empty when it does.
  Optional<String> broken(JsonNode output);

  /// Compiling is slow; the rules that were used last are kept.
  static CompiledRule of(CrossFieldRule rule, JsonNode schema) {
    return RuleCache.get(rule, schema);
  }

  /// @param answer the type of the answers
  record Usable(CrossFieldRule rule, CelRuntime.Program program, CelType answer)
      implements CompiledRule {
    @Override
    public Optional<String> fault() {
      return Optional.empty();
    }

    @Override
    public Optional<String> broken(JsonNode output) {
      try {
        var kept = program.eval(Map.of(RuleCompiler.ANSWER, AnswerValues.of(output, answer)));
        return Boolean.TRUE.equals(kept) ? Optional.empty() : Optional.of(rule.message());
      } catch (CelEvaluationException e) {
        return Optional.of(rule.message() + " (cannot be decided: " + e.getMessage() + ")");
      }
    }
  }

  /// No answer keeps it.
  record Unusable(CrossFieldRule rule, String why) implements CompiledRule {
    @Override
    public Optional<String> fault() {
      return Optional.of(why);
    }

    @Override
    public Optional<String> broken(JsonNode output) {
      return Optional.of(rule.message());
    }
  }
}
