package io.tierworks.worker.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.cost.Usage;
import io.tierworks.common.model.ModelRequest;
import io.tierworks.common.settings.TierSettings;
import java.util.regex.Pattern;

/// A subtask turned into a call that has not been made yet.
record PreparedCall(Subtask subtask, Prompt prompt, JsonNode schema, AttemptCost bill) {
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[^A-Za-z0-9_-]");
  private static final int LONGEST_NAME = 64;

  static PreparedCall of(Subtask subtask, TierSettings tier) {
    var prompt = Prompt.of(subtask);
    var schema = AnswerSchema.of(subtask);
    var atMost = Usage.of(InputBound.of(prompt, schema), Math.max(0, subtask.maxOutputTokens()));
    return new PreparedCall(subtask, prompt, schema, new AttemptCost(tier.price(), atMost));
  }

  ModelRequest request(TierSettings tier) {
    return new ModelRequest(
        subtask.attempt(),
        prompt.system(),
        prompt.user(),
        prompt.images(),
        schemaName(),
        schema,
        subtask.maxOutputTokens(),
        tier.timeout());
  }

  private String schemaName() {
    var name = NOT_IN_NAMES.matcher(subtask.kind()).replaceAll("_");
    return name.substring(0, Math.min(LONGEST_NAME, name.length()));
  }
}
