package io.tierworks.planner.plan;

import io.tierworks.common.contract.subtask.SubtaskKind;
import io.tierworks.planner.plan.PlanDraft.DraftStep;

/// A kind of work that the installation declares in a file, by `schema/kind.schema.json`: rules for
/// every step of this kind.
///
/// @param description tells the planning model what the kind is for
/// @param instructions stand before those of each step; may be empty
/// @param maxOutputTokens the most that a step may ask for
public record WorkKind(
    String version, String description, String instructions, int maxOutputTokens) {

  public WorkKind {
    instructions = instructions == null ? "" : instructions.strip();
  }

  void check(DraftStep step, LintCheck check) {
    check.require(
        step.maxOutputTokens() <= maxOutputTokens,
        "maxOutputTokens is more than kind " + step.kind() + " allows",
        "at most " + maxOutputTokens);
  }

  /// The step with the rules of this kind.
  DraftStep bind(DraftStep step) {
    return step.with(
        new SubtaskKind(step.kind().name(), version),
        instructions.isEmpty() ? step.instructions() : instructions + "\n\n" + step.instructions());
  }
}
