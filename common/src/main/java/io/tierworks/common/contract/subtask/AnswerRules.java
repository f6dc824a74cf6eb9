package io.tierworks.common.contract.subtask;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.CrossFieldRule;
import java.util.List;
import java.util.stream.Stream;

/// What a model call has to answer, and how the worker checks it.
///
/// @param outputSchema JSON Schema of `output`
/// @param mayHandOff whether the model may return `handoff` in place of an output
/// @param verify names of the checks, cheapest first
/// @param rules that the fields of `output` have to keep
/// @param quotes fields of `output` that must quote the inputs literally
public record AnswerRules(
    JsonNode outputSchema,
    boolean mayHandOff,
    List<String> verify,
    List<CrossFieldRule> rules,
    List<String> quotes) {
  public AnswerRules {
    verify = List.copyOf(verify);
    rules = List.copyOf(rules);
    quotes = List.copyOf(quotes);
  }

  /// The same with one more check.
  public AnswerRules with(String check) {
    var all = Stream.concat(verify.stream(), Stream.of(check)).toList();
    return new AnswerRules(outputSchema, mayHandOff, all, rules, quotes);
  }

  /// Rules of a call whose answer is only checked against its schema, without the way out.
  public static AnswerRules schemaOnly(JsonNode outputSchema) {
    return new AnswerRules(outputSchema, false, List.of(Check.SCHEMA), List.of(), List.of());
  }

  /// The same rules for a model that may return `handoff` in place of an output.
  public AnswerRules handingOff() {
    return new AnswerRules(outputSchema, true, verify, rules, quotes);
  }
}
