package io.tierworks.common.contract.subtask;

import java.util.List;

/// What a model call tells the model.
///
/// @param instructions of the step
/// @param shared the same for all subtasks of a step: the cacheable prefix of the prompt
/// @param inputs what is new in this one
public record PromptContent(String instructions, List<Material> shared, List<Material> inputs) {
  public PromptContent {
    instructions = instructions == null ? "" : instructions;
    shared = List.copyOf(shared);
    inputs = List.copyOf(inputs);
  }
}
