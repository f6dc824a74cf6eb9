package io.tierworks.planner.job.result;

import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.handler.CommandContext;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.plan.SubtaskPrompt;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks up what earlier steps found out.
public final class SubtaskInputs {
  private SubtaskInputs() {}

  /// The accepted answer of one subtask.
  public static Optional<Material> result(CommandContext turn, Plan plan, SubtaskRef ref) {
    return turn.facts()
        .subtask(turn.id(), ref)
        .flatMap(SubtaskState::output)
        .map(output -> SubtaskPrompt.result(ref.step(), ref.id(), itemId(turn, plan, ref), output));
  }

  /// All accepted answers of a step, in order, if they fit into one prompt; else counts over all of
  /// them and a spread sample.
  public static List<Material> all(CommandContext turn, Plan plan, String step) {
    return new StepSummary(turn, plan, step).materials();
  }

  /// The item that a chain of steps started from.
  public static List<Material> source(CommandContext turn, Plan plan, String step, int index) {
    return originatesInItems(plan, step)
        ? turn.facts().item(turn.id(), index).map(item -> SubtaskPrompt.item(item, index)).stream()
            .toList()
        : List.of();
  }

  /// Id of the item that a subtask is about; null when it is about the whole job.
  static @Nullable String itemId(CommandContext turn, Plan plan, SubtaskRef ref) {
    return originatesInItems(plan, ref.step())
        ? turn.facts()
            .item(turn.id(), ref.index())
            .map(item -> SubtaskPrompt.itemId(item, ref.index()))
            .orElse(null)
        : null;
  }

  public static Gap gap(
      CommandContext turn, Plan plan, SubtaskRef ref, String reason, String detail) {
    return new Gap(ref.step(), ref.id(), itemId(turn, plan, ref), reason, detail, 1);
  }

  static boolean originatesInItems(Plan plan, String step) {
    var at = plan.step(step);
    return at.isOverItems() || (at.isOverStep() && originatesInItems(plan, at.over()));
  }
}
