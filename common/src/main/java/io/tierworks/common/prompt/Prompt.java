package io.tierworks.common.prompt;

import io.tierworks.common.contract.job.Image;
import io.tierworks.common.contract.subtask.Subtask;
import java.util.List;

/// What a model is sent for one subtask.
///
/// @param user the user message: what is new in this subtask
/// @param images of the shared part and of the inputs, in this order
/// @param tokenBound the most input tokens of the whole request; planner and worker use this bound
public record Prompt(SharedPrompt shared, String user, List<Image> images, long tokenBound) {
  public Prompt {
    images = List.copyOf(images);
  }

  public static Prompt of(Subtask subtask) {
    return SharedPrompt.of(SharedPrompt.Source.of(subtask)).with(subtask.content().inputs());
  }

  public String system() {
    return shared.system();
  }
}
