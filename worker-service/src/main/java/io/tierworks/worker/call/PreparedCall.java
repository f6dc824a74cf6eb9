package io.tierworks.worker.call;

import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.cost.Usage;
import io.tierworks.common.model.ModelRequest;
import io.tierworks.common.prompt.Prompt;
import io.tierworks.common.prompt.SharedPrompt;
import io.tierworks.common.settings.TierSettings;
import java.time.Duration;
import java.util.regex.Pattern;

/// A subtask with its prompt and cost, ready to be sent to the model.
record PreparedCall(Subtask subtask, Prompt prompt, AttemptCost cost) {
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[^A-Za-z0-9_-]");
  private static final int LONGEST_NAME = 64;

  /// @param shared the part of the prompt that all subtasks of the step share
  static PreparedCall of(Subtask subtask, SharedPrompt shared, TierSettings tier) {
    var prompt = shared.with(subtask.content().inputs());
    var atMost = Usage.of(prompt.tokenBound(), Math.max(0, subtask.bounds().maxOutputTokens()));
    return new PreparedCall(subtask, prompt, new AttemptCost(tier.price(), atMost));
  }

  /// @param timeout of one try
  ModelRequest request(Duration timeout) {
    return new ModelRequest(
        subtask.attempt().toString(),
        prompt.system(),
        prompt.user(),
        prompt.images(),
        schemaName(),
        prompt.shared().schema(),
        subtask.bounds().maxOutputTokens(),
        timeout);
  }

  private String schemaName() {
    var name = NOT_IN_NAMES.matcher(subtask.kind().name()).replaceAll("_");
    return name.substring(0, Math.min(LONGEST_NAME, name.length()));
  }
}
