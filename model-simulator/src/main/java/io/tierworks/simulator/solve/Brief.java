package io.tierworks.simulator.solve;

import io.tierworks.simulator.prompt.Prompt;

/// What is asked, the same for all subtasks of a step: the standing words and the shared material.
public record Brief(String instructions, String goal, String decisions, String context) {

  public static Brief of(Prompt prompt) {
    return new Brief(
        prompt.system().words(),
        prompt.text("goal"),
        prompt.text("decisions"),
        prompt.text("context"));
  }

  /// All that may explain a label or a criterion.
  public String notes() {
    return goal + "\n" + decisions + "\n" + instructions + "\n" + context;
  }

  /// The question to answer: the goal, else the instructions.
  public String question() {
    return goal.isBlank() ? instructions : goal;
  }
}
