package io.tierworks.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.subtask.AnswerRules;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.contract.subtask.PromptContent;
import io.tierworks.common.contract.subtask.SubtaskKind;
import io.tierworks.common.contract.subtask.ToolLimits;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Price;
import io.tierworks.common.prompt.SharedPrompt;
import java.util.List;
import java.util.stream.Stream;

/// What one model call is told and asked for, before it is bound to a tier and an attempt.
///
/// @param shared the same for all calls of a step
/// @param inputs what is new in this call
/// @param tokens the most input tokens of the first call, counted once
/// @param tools that the model may use in between
/// @param leastOutputTokens with fewer output tokens the call makes no sense
public record CallSpec(
    SharedPrompt.Source shared,
    List<Material> inputs,
    Tokens tokens,
    CallTools tools,
    int maxOutputTokens,
    int leastOutputTokens) {
  public CallSpec {
    inputs = List.copyOf(inputs);
  }

  /// @param shared of the shared part
  /// @param inputs of the inputs
  public record Tokens(long shared, long inputs) {
    private static Tokens of(long shared, List<Material> inputs) {
      return new Tokens(shared, SharedPrompt.tokenBound(inputs));
    }
  }

  /// A call for a subtask of a step.
  ///
  /// @param sharedTokens the most input tokens of the shared part
  public static CallSpec of(
      SharedPrompt.Source shared,
      long sharedTokens,
      List<Material> inputs,
      CallTools tools,
      int outputTokens) {
    return new CallSpec(
        shared, inputs, Tokens.of(sharedTokens, inputs), tools, outputTokens, outputTokens);
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
            kind, instructions, List.of(), AnswerRules.schemaOnly(outputSchema), false);
    var tokens = Tokens.of(SharedPrompt.of(source).tokenBound(), inputs);
    return new CallSpec(source, inputs, tokens, CallTools.NONE, maxOutputTokens, leastOutputTokens);
  }

  /// The same call, whose model may say what it lacks in place of an answer.
  public CallSpec handingOff() {
    return told(shared.with(shared.rules().handingOff()), tools);
  }

  /// The same call, whose worker looks up the places that the answer names in a workspace.
  public CallSpec checkedIn(String workspace) {
    var source = shared.with(shared.rules().with(Check.PLACES));
    var files = new CallTools(List.of(), workspace, ToolLimits.NONE);
    return new CallSpec(source, inputs, tokens, files, maxOutputTokens, leastOutputTokens);
  }

  /// The same call, whose model may use tools before it answers.
  public CallSpec with(CallTools other) {
    return other.areNone() ? this : told(shared.withTools(), other);
  }

  private CallSpec told(SharedPrompt.Source source, CallTools other) {
    var counted = new Tokens(SharedPrompt.of(source).tokenBound(), tokens.inputs());
    return new CallSpec(source, inputs, counted, other, maxOutputTokens, leastOutputTokens);
  }

  /// The same call with as many output tokens as the budget pays for, but not fewer than the least.
  public CallSpec within(Money budget, Price price) {
    var left = budget.minus(withOutput(0).worstCase(price));
    return withOutput(Math.clamp(price.outputTokens(left), leastOutputTokens, maxOutputTokens));
  }

  private CallSpec withOutput(int outputTokens) {
    return new CallSpec(shared, inputs, tokens, tools, outputTokens, leastOutputTokens);
  }

  /// The most input tokens.
  public long inputTokens() {
    return tokens.shared() + tokens.inputs();
  }

  /// The most that it can cost at this price, with all rounds of tools, by the rule of the worker.
  public Money worstCase(Price price) {
    return price.of(tools.most(inputTokens(), maxOutputTokens));
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
    var all = Stream.concat(inputs.stream(), more.stream()).toList();
    return new CallSpec(
        shared, all, Tokens.of(tokens.shared(), all), tools, maxOutputTokens, leastOutputTokens);
  }
}
