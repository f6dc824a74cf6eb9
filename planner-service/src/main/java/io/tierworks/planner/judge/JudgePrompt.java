package io.tierworks.planner.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.contract.Gap;
import io.tierworks.common.contract.JsonSchema;
import io.tierworks.common.contract.Material;
import io.tierworks.common.contract.Wire;
import io.tierworks.planner.plan.Brief;
import io.tierworks.planner.plan.Prompt;
import io.tierworks.planner.plan.PromptText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Asks the judge for a ruling and the final answer.
public final class JudgePrompt {
  private static final int CONTEXT_EXCERPT = 8_000;
  private static final int MOST_GAPS = 50;
  private static final int MOST_OUTPUT_TOKENS = 4_000;
  private static final String INSTRUCTIONS = PromptText.load("judge");
  private static final JsonNode SCHEMA = JsonSchema.named("verdict").source();

  private JudgePrompt() {}

  /// @param total how many results there are; the exhibits may be a sample
  public static Prompt ask(
      Brief brief,
      JsonNode aggregates,
      List<Exhibit> exhibits,
      int total,
      List<Gap> gaps,
      int round) {
    var inputs = new ArrayList<Material>();
    inputs.add(Material.of("goal", brief.goal()));
    var context = brief.context();
    if (context != null) {
      inputs.add(Material.of("context", PromptText.excerpt(context, CONTEXT_EXCERPT)));
    }
    inputs.add(Material.of("aggregates", Wire.text(aggregates)));
    inputs.add(
        Material.of(
            "results",
            Map.of("total", Integer.toString(total), "shown", Integer.toString(exhibits.size())),
            exhibits.stream().map(Wire::text).collect(Collectors.joining("\n"))));
    if (!gaps.isEmpty()) {
      inputs.add(
          Material.of(
              "gaps",
              gaps.stream().limit(MOST_GAPS).map(Wire::text).collect(Collectors.joining("\n"))));
    }
    inputs.add(Material.of("round", Integer.toString(round)));
    return new Prompt(
        "verdict",
        INSTRUCTIONS,
        List.of(),
        inputs,
        schema(brief.answerSchema()),
        false,
        List.of("schema"),
        List.of(),
        List.of(),
        MOST_OUTPUT_TOKENS);
  }

  private static JsonNode schema(@Nullable JsonNode answerSchema) {
    if (answerSchema == null) {
      return SCHEMA;
    }
    ObjectNode schema = SCHEMA.deepCopy();
    ((ObjectNode) schema.get("properties")).set("answer", answerSchema);
    return schema;
  }
}
