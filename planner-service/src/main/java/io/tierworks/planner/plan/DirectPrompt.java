package io.tierworks.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.contract.subtask.SubtaskKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Asks the flagship for the answer itself.
public final class DirectPrompt {
  private static final int MOST_OUTPUT_TOKENS = 8_000;
  private static final JsonNode TEXT = JsonNodeFactory.instance.objectNode().put("type", "string");
  private static final String INSTRUCTIONS = PromptText.load("direct");

  private DirectPrompt() {}

  public static CallSpec ask(JobBrief brief, List<Item> items) {
    var inputs = new ArrayList<Material>();
    inputs.add(Material.of("goal", brief.goal()));
    var context = brief.context();
    if (context != null) {
      inputs.add(Material.of("context", context));
    }
    for (int i = 0; i < items.size(); i++) {
      inputs.add(SubtaskPrompt.item(items.get(i), i));
    }
    var answer = brief.answerSchema() == null ? TEXT : brief.answerSchema();
    var schema = OutputField.strict(Map.of("answer", answer));
    return CallSpec.own(SubtaskKind.DIRECT, INSTRUCTIONS, schema, inputs, MOST_OUTPUT_TOKENS);
  }
}
