package io.tierworks.cli.show;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.cost.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The plan in the event `planned`.
///
/// @param estimate expected cost
public record PlanView(String form, String reason, List<Step> steps, @Nullable Money estimate) {

  /// @param over the collection that the step processes, such as `items`
  public record Step(
      String id, String kind, String tier, String over, int total, String instructions) {

    public Step {
      id = orEmpty(id);
      kind = orEmpty(kind);
      tier = orEmpty(tier);
      over = orEmpty(over);
      instructions = orEmpty(instructions);
    }

    private List<String> cells() {
      var subtasks = total == 0 ? "" : Integer.toString(total);
      return List.of(id, kind, tier, subtasks, over, instructions.strip().replaceAll("\\s+", " "));
    }
  }

  public PlanView {
    form = orEmpty(form);
    reason = orEmpty(reason);
    steps = List.copyOf(steps);
  }

  /// Form, expected cost, reason and steps.
  List<String> lines(String job, int width) {
    var lines = new ArrayList<String>();
    var price = estimate == null ? "" : ", expected cost " + TextFormat.money(estimate);
    lines.add("Plan: " + form + stepCount() + price);
    if (!reason.isEmpty()) {
      lines.addAll(TextFormat.wrap(reason, width, "  "));
    }
    if (!steps.isEmpty()) {
      lines.addAll(table().lines(width, "  ", "tierworks watch " + job + " --json"));
    }
    return lines;
  }

  private String stepCount() {
    return switch (steps.size()) {
      case 0 -> "";
      case 1 -> " in 1 step";
      default -> " in " + steps.size() + " steps";
    };
  }

  private TextTable table() {
    var table = TextTable.of("step", "kind", "tier", ">subtasks", "over", "instructions");
    steps.forEach(step -> table.row(step.cells()));
    return table;
  }

  /// Empty if the detail is not a plan.
  static Optional<PlanView> read(@Nullable JsonNode detail) {
    if (detail == null || !detail.isObject()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Wire.convert(detail, PlanView.class));
    } catch (MalformedMessage _) {
      return Optional.empty();
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
