package io.tierworks.planner.plan;

import io.tierworks.common.contract.job.Link;
import io.tierworks.common.contract.subtask.SubtaskKind;
import io.tierworks.planner.plan.PlanDraft.DraftStep;
import java.util.List;
import java.util.stream.Stream;

/// A kind of work that the installation declares in a file, by `schema/kind.schema.json`: rules for
/// every step of this kind.
///
/// @param description tells the planning model what the kind is for
/// @param instructions stand before those of each step; may be empty
/// @param maxOutputTokens the most that a step may ask for
/// @param verify links that the chain of each step has, beside the step's own
public record WorkKind(
    String version,
    String description,
    String instructions,
    int maxOutputTokens,
    List<Link> verify) {

  public WorkKind {
    instructions = instructions == null ? "" : instructions.strip();
    verify = List.copyOf(verify);
  }

  /// What is wrong with the links, whatever the step.
  public List<Finding> findings() {
    return ChainLint.findings(verify);
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
        instructions.isEmpty() ? step.instructions() : instructions + "\n\n" + step.instructions(),
        Stream.concat(verify.stream(), step.verify().stream()).toList());
  }
}
