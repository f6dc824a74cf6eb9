package io.tierworks.common.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.CrossFieldRule;
import io.tierworks.common.contract.subtask.Check;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// `rules`: the fields of the answer keep every cross-field rule. Thread-safe.
record RulesCheck(List<CompiledRule> rules) {
  static RulesCheck of(List<CrossFieldRule> rules, JsonNode schema) {
    return new RulesCheck(rules.stream().map(rule -> CompiledRule.of(rule, schema)).toList());
  }

  /// Why the rules cannot be used; empty when they can.
  Optional<String> fault() {
    return rules.stream()
        .flatMap(each ->
            each.fault().stream()
                .map(
                    fault -> "the rule `%s` is not valid: %s".formatted(each.rule().rule(), fault)))
        .findFirst();
  }

  Check of(JsonNode output) {
    var broken =
        rules.stream()
            .flatMap(rule -> rule.broken(output).stream())
            .collect(Collectors.joining("; "));
    return broken.isEmpty() ? Check.passed(Check.RULES) : Check.rejected(Check.RULES, broken);
  }
}
