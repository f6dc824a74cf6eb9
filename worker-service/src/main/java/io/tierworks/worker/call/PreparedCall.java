package io.tierworks.worker.call;

import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.cost.Usage;
import io.tierworks.common.model.ModelRequest;
import io.tierworks.common.prompt.Prompt;
import io.tierworks.common.settings.TierSettings;
import java.time.Duration;

/// A subtask with its prompt and cost, ready to be sent to the model.
record PreparedCall(Subtask subtask, PreparedStep step, Prompt prompt, AttemptCost cost) {

  static PreparedCall of(Subtask subtask, PreparedStep step, TierSettings tier) {
    var prompt = step.prompt().with(subtask.content().inputs());
    var atMost = Usage.of(prompt.tokenBound(), Math.max(0, subtask.bounds().maxOutputTokens()));
    return new PreparedCall(subtask, step, prompt, new AttemptCost(tier.price(), atMost));
  }

  /// @param timeout of one try
  ModelRequest request(Duration timeout) {
    return new ModelRequest(
        subtask.attempt().toString(),
        prompt.system(),
        prompt.user(),
        prompt.images(),
        step.schemaName(),
        prompt.shared().schema(),
        subtask.bounds().maxOutputTokens(),
        timeout);
  }
}
