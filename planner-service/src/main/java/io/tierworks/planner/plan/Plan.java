package io.tierworks.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.PlanForm;
import java.util.List;
import java.util.NoSuchElementException;

/// How a job is done.
///
/// @param decisions choices that all subtasks share; may be empty
/// @param steps each after all steps that it needs
public record Plan(PlanForm form, String reason, String decisions, List<Step> steps) {

  public Plan {
    reason = reason == null ? "" : reason;
    decisions = decisions == null ? "" : decisions;
    steps = List.copyOf(steps);
  }

  /// A plan without steps: the flagship answers at once.
  public static Plan direct(String reason) {
    return new Plan(PlanForm.DIRECT, reason, "", List.of());
  }

  public Step step(String id) {
    for (var step : steps) {
      if (step.id().equals(id)) {
        return step;
      }
    }
    throw new NoSuchElementException("step " + id);
  }

  /// The steps whose answers follow this schema.
  public List<String> stepsThatAnswerBy(JsonNode schema) {
    return steps.stream().filter(step -> step.output().equals(schema)).map(Step::id).toList();
  }

  /// Whether each subtask of the step is about one item: it works on the items, or on the results
  /// of such a step one by one.
  public boolean isAboutItems(String step) {
    var at = step(step);
    return at.isOverItems() || at.over().source().filter(this::isAboutItems).isPresent();
  }
}
