package io.tierworks.planner.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.JsonSchema;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.contract.subtask.SubtaskKind;
import io.tierworks.planner.plan.CallSpec;
import io.tierworks.planner.plan.JobBrief;
import io.tierworks.planner.plan.PromptText;
import java.util.List;
import java.util.Map;

/// The prompt that asks a model for a [Summary] of neighbouring results, or of summaries of them.
public final class SummaryPrompt {
  /// For the texts, and for what surrounds the ids.
  private static final int TOKENS = 1_500;

  private static final int TOKENS_PER_RESULT = 25;
  private static final String INSTRUCTIONS = PromptText.load("summary");
  private static final JsonNode SCHEMA = JsonSchema.named("summary").source();

  private SummaryPrompt() {}

  /// @param step that the results belong to
  /// @param level `full`, or `summaries`
  /// @param lines one for each result
  public static CallSpec ask(JobBrief brief, String step, String level, List<String> lines) {
    int count = lines.size();
    return ask(
        brief,
        ResultTree.block(Map.of("step", step), count, count, level, String.join("\n", lines)),
        count);
  }

  /// The same call without the results.
  ///
  /// @param results how many there are
  public static CallSpec least(JobBrief brief, String step, int results) {
    return ask(
        brief, ResultTree.block(Map.of("step", step), results, results, "summaries", ""), results);
  }

  private static CallSpec ask(JobBrief brief, Material results, int count) {
    int tokens = TOKENS + TOKENS_PER_RESULT * count;
    return CallSpec.own(
        SubtaskKind.SUMMARY,
        INSTRUCTIONS,
        SCHEMA,
        List.of(Material.of("goal", brief.goal()), results),
        tokens,
        tokens);
  }
}
