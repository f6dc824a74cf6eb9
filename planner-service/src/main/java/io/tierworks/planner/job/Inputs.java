package io.tierworks.planner.job;

import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.plan.WorkPrompt;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks up what earlier steps found out.
final class Inputs {
  private Inputs() {}

  /// The accepted answer of one subtask.
  static Optional<Material> result(Turn turn, Plan plan, SubtaskRef ref) {
    return turn.facts()
        .subtask(turn.id(), ref)
        .flatMap(SubtaskState::output)
        .map(output -> WorkPrompt.result(ref.step(), ref.id(), itemId(turn, plan, ref), output));
  }

  /// All accepted answers of a step, in order, if they fit into one prompt; else counts over all of
  /// them and a spread sample.
  static List<Material> all(Turn turn, Plan plan, String step) {
    return new Digest(turn, plan, step).materials();
  }

  /// The item that a chain of steps started from.
  static List<Material> source(Turn turn, Plan plan, String step, int index) {
    return originatesInItems(plan, step)
        ? turn.facts().item(turn.id(), index).map(item -> WorkPrompt.item(item, index)).stream()
            .toList()
        : List.of();
  }

  /// Id of the item that a subtask is about; null when it is about the whole job.
  static @Nullable String itemId(Turn turn, Plan plan, SubtaskRef ref) {
    return originatesInItems(plan, ref.step())
        ? turn.facts()
            .item(turn.id(), ref.index())
            .map(item -> WorkPrompt.itemId(item, ref.index()))
            .orElse(null)
        : null;
  }

  static Gap gap(Turn turn, Plan plan, SubtaskRef ref, String reason, String detail) {
    return new Gap(ref.step(), ref.id(), itemId(turn, plan, ref), reason, detail, 1);
  }

  static boolean originatesInItems(Plan plan, String step) {
    var at = plan.step(step);
    return at.isOverItems() || (at.isOverStep() && originatesInItems(plan, at.over()));
  }
}
