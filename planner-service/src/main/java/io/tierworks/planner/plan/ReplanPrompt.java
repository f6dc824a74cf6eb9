package io.tierworks.planner.plan;

import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.GapReason;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.contract.subtask.SubtaskKind;
import io.tierworks.planner.ledger.Ladder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Asks the planning model how to do subtasks that were given up.
public final class ReplanPrompt {
  private static final int CONTEXT_EXCERPT = 4_000;
  private static final int INSTRUCTIONS_EXCERPT = 2_000;
  private static final int INPUT_EXCERPT = 600;
  private static final int DETAIL_EXCERPT = 400;
  private static final int MOST_OUTPUT_TOKENS = 2_000;
  private static final int LEAST_OUTPUT_TOKENS = 500;
  private static final String INSTRUCTIONS = PromptText.load("replan");

  private ReplanPrompt() {}

  /// A subtask that was given up.
  ///
  /// @param tier of its last attempt
  /// @param input what it works on; null if that is the whole job
  public record Line(
      String subtask,
      String tier,
      int attempts,
      GapReason reason,
      String detail,
      @Nullable String input) {
    /// With long texts cut.
    public Line {
      detail = PromptText.excerpt(detail, DETAIL_EXCERPT);
      input = input == null ? null : PromptText.excerpt(input, INPUT_EXCERPT);
    }
  }

  /// @param steps those that the subtasks belong to
  public static CallSpec ask(JobBrief brief, Ladder ladder, List<Step> steps, List<Line> gaps) {
    var inputs = new ArrayList<Material>();
    inputs.add(Material.of("goal", brief.goal()));
    var context = brief.context();
    if (context != null) {
      inputs.add(Material.of("context", PromptText.excerpt(context, CONTEXT_EXCERPT)));
    }
    inputs.add(Material.of("steps", lines(steps.stream().map(ReplanPrompt::line).toList())));
    inputs.add(Material.of("tiers", PlanPrompt.tiers(ladder)));
    inputs.add(Material.of("gaps", lines(gaps)));
    return CallSpec.own(
        SubtaskKind.REPLAN,
        INSTRUCTIONS,
        Replan.SCHEMA,
        inputs,
        MOST_OUTPUT_TOKENS,
        LEAST_OUTPUT_TOKENS);
  }

  private static Object line(Step step) {
    var line = new LinkedHashMap<String, Object>();
    line.put("step", step.id());
    line.put("kind", step.kind());
    line.put("instructions", PromptText.excerpt(step.instructions(), INSTRUCTIONS_EXCERPT));
    return line;
  }

  private static String lines(List<?> values) {
    return values.stream().map(Wire::text).collect(Collectors.joining("\n"));
  }
}
