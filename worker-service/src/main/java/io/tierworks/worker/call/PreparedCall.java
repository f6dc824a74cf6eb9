package io.tierworks.worker.call;

import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.ToolLimits;
import io.tierworks.common.cost.Price;
import io.tierworks.common.model.ModelRequest;
import io.tierworks.common.model.ToolDialogue;
import io.tierworks.common.prompt.Prompt;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A subtask with its prompt and tools, ready to be sent to the model.
///
/// @param snapshot of the workspace that the tools read; null without one
record PreparedCall(
    Subtask subtask,
    PreparedStep step,
    Prompt prompt,
    PreparedTools tools,
    @Nullable String snapshot,
    Price price) {

  /// The cost of the attempt, all rounds included.
  AttemptCost cost() {
    int allowed = subtask.bounds().tools().size();
    return new AttemptCost(
        price, subtask.bounds().limitsOfTools().most(prompt.tokenBound(), allowed, output()));
  }

  /// The cost of one call of the model.
  ///
  /// @param round how often the model has used tools before
  /// @param used bytes of the tool results so far
  AttemptCost costOfRound(int round, int used) {
    long first = prompt.tokenBound() + ToolLimits.definitions(subtask.bounds().tools().size());
    return new AttemptCost(price, ToolLimits.mostOf(round, used, first, output()));
  }

  private int output() {
    return Math.max(0, subtask.bounds().maxOutputTokens());
  }

  /// @param timeout of one try
  ModelRequest request(Duration timeout, ToolDialogue dialogue) {
    int round = dialogue.rounds().size();
    return new ModelRequest(
        subtask.attempt() + (round == 0 ? "" : "." + (round + 1)),
        prompt.system(),
        prompt.user(),
        prompt.images(),
        step.schemaName(),
        prompt.shared().schema(),
        subtask.bounds().maxOutputTokens(),
        timeout,
        dialogue);
  }
}
