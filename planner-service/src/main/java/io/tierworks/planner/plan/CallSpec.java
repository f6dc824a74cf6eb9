package io.tierworks.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.subtask.AnswerRules;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.contract.subtask.PromptContent;
import io.tierworks.common.contract.subtask.SubtaskKind;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Price;
import io.tierworks.common.cost.Usage;
import io.tierworks.common.prompt.SharedPrompt;
import java.util.List;
import java.util.stream.Stream;

/// What one model call is told and asked for, before it is bound to a tier and an attempt.
///
/// @param shared the same for all calls of a step
/// @param sharedTokens the most input tokens of the shared part
/// @param inputs what is new in this call
/// @param leastOutputTokens with fewer output tokens the call makes no sense
public record CallSpec(
    SharedPrompt.Source shared,
    long sharedTokens,
    List<Material> inputs,
    List<String> tools,
    int maxOutputTokens,
    int leastOutputTokens) {
  public CallSpec {
    inputs = List.copyOf(inputs);
  }

  /// A call of the planner's own, outside of any step: one shared part for one call.
  public static CallSpec own(
      SubtaskKind kind,
      String instructions,
      JsonNode outputSchema,
      List<Material> inputs,
      int maxOutputTokens,
      int leastOutputTokens) {
    var source =
        new SharedPrompt.Source(
            kind, instructions, List.of(), AnswerRules.schemaOnly(outputSchema));
    long tokens = SharedPrompt.of(source).tokenBound();
    return new CallSpec(source, tokens, inputs, List.of(), maxOutputTokens, leastOutputTokens);
  }

  /// The same call with as many output tokens as the budget pays for, but not fewer than the least.
  public CallSpec within(Money budget, Price price) {
    var left = budget.minus(withOutput(0).worstCase(price));
    int tokens = Math.clamp(price.outputTokens(left), leastOutputTokens, maxOutputTokens);
    return withOutput(tokens);
  }

  private CallSpec withOutput(int tokens) {
    return new CallSpec(shared, sharedTokens, inputs, tools, tokens, leastOutputTokens);
  }

  /// The most that one exchange can cost at this price, by the rule of the worker that makes it.
  public Money worstCase(Price price) {
    return price.of(Usage.of(sharedTokens + SharedPrompt.tokenBound(inputs), maxOutputTokens));
  }

  public SubtaskKind kind() {
    return shared.kind();
  }

  public PromptContent content() {
    return new PromptContent(shared.instructions(), shared.materials(), inputs);
  }

  public AnswerRules answer() {
    return shared.rules();
  }

  /// The same call with further material, as on a second attempt.
  public CallSpec plus(List<Material> more) {
    return new CallSpec(
        shared,
        sharedTokens,
        Stream.concat(inputs.stream(), more.stream()).toList(),
        tools,
        maxOutputTokens,
        leastOutputTokens);
  }
}
