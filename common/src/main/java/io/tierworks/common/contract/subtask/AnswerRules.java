package io.tierworks.common.contract.subtask;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What a model call has to answer, and how the worker checks it.
///
/// @param outputSchema JSON Schema of `output`
/// @param mayHandOff whether the model may return `handoff` in place of an output
/// @param verify names of the checks, cheapest first
/// @param quotes fields of `output` that must quote the inputs literally
public record AnswerRules(
    JsonNode outputSchema, boolean mayHandOff, List<String> verify, List<String> quotes) {
  public AnswerRules {
    verify = List.copyOf(verify);
    quotes = List.copyOf(quotes);
  }

  /// Rules of a call whose answer is only checked against its schema, without the way out.
  public static AnswerRules schemaOnly(JsonNode outputSchema) {
    return new AnswerRules(outputSchema, false, List.of(Check.SCHEMA), List.of());
  }
}
