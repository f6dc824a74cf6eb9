package io.tierworks.planner.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.JsonSchema;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.AnswerRules;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.contract.subtask.SubtaskKind;
import io.tierworks.common.prompt.SharedPrompt;
import io.tierworks.planner.plan.CallSpec;
import io.tierworks.planner.plan.CallTools;
import io.tierworks.planner.plan.PromptText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The prompt that asks a model whether the answer of another one meets the criteria of a rubric.
public final class RubricPrompt {
  private static final int TOKENS = 100;
  private static final int TOKENS_PER_CRITERION = 120;
  private static final String INSTRUCTIONS = PromptText.load("rubric");
  private static final JsonNode SCHEMA = JsonSchema.named("rubric").source();

  private RubricPrompt() {}

  /// @param answered the call that was answered; the verifier is told its task and its material,
  ///   but no earlier answer and no feedback
  /// @param candidate the answer
  public static CallSpec ask(CallSpec answered, List<String> criteria, JsonNode candidate) {
    var shared = new ArrayList<>(answered.shared().materials());
    shared.add(Material.of("task", answered.shared().instructions()));
    shared.add(Material.of("criteria", numbered(criteria)));
    var source =
        new SharedPrompt.Source(
            SubtaskKind.RUBRIC, INSTRUCTIONS, shared, AnswerRules.schemaOnly(SCHEMA), false);
    var inputs = new ArrayList<>(answered.inputs());
    inputs.add(Material.of("answer", Wire.text(candidate)));
    return CallSpec.of(
        source,
        SharedPrompt.of(source).tokenBound(),
        inputs,
        CallTools.NONE,
        TOKENS + TOKENS_PER_CRITERION * criteria.size());
  }

  private static String numbered(List<String> criteria) {
    return IntStream.range(0, criteria.size())
        .mapToObj(i -> (i + 1) + ". " + criteria.get(i))
        .collect(Collectors.joining("\n"));
  }
}
