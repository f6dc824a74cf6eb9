package io.tierworks.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.PlanForm;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// How a job is done.
///
/// @param template the named plan that it was made from, as `name@version`; null if a model wrote
///   it
/// @param decisions choices that all subtasks share; may be empty
/// @param steps each after all steps that it needs
public record Plan(
    PlanForm form, @Nullable String template, String reason, String decisions, List<Step> steps) {

  public Plan {
    reason = reason == null ? "" : reason;
    decisions = decisions == null ? "" : decisions;
    steps = List.copyOf(steps);
  }

  /// A plan without steps: the flagship answers at once.
  public static Plan direct(String reason) {
    return new Plan(PlanForm.DIRECT, null, reason, "", List.of());
  }

  /// The plan, made from a template.
  ///
  /// @param label `name@version`
  public Plan from(String label) {
    return new Plan(form, label, reason, decisions, steps);
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
