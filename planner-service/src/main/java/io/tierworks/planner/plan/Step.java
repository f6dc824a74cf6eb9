package io.tierworks.planner.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// One step of a plan.
///
/// @param over `items`, `job`, or the id of the step whose results it works on one by one
/// @param inputs steps whose results each of its subtasks reads in full
/// @param output JSON Schema of one answer
/// @param quotes fields that must quote the input literally
public record Step(
    String id,
    String kind,
    String tier,
    String over,
    List<String> inputs,
    String instructions,
    JsonNode output,
    List<String> quotes,
    List<String> verify,
    List<String> tools,
    int maxOutputTokens) {
  public static final String OVER_ITEMS = "items";
  public static final String OVER_JOB = "job";

  public Step {
    inputs = inputs == null ? List.of() : List.copyOf(inputs);
    quotes = quotes == null ? List.of() : List.copyOf(quotes);
    verify = verify == null ? List.of() : List.copyOf(verify);
    tools = tools == null ? List.of() : List.copyOf(tools);
  }

  @JsonIgnore
  public boolean isOverItems() {
    return over.equals(OVER_ITEMS);
  }

  @JsonIgnore
  public boolean isOverJob() {
    return over.equals(OVER_JOB);
  }

  /// Whether each of its subtasks works on the result of one subtask of another step.
  @JsonIgnore
  public boolean isOverStep() {
    return !isOverItems() && !isOverJob();
  }

  /// Ids of all steps that it needs.
  @JsonIgnore
  public Set<String> needs() {
    var needs = new LinkedHashSet<>(inputs);
    if (isOverStep()) {
      needs.add(over);
    }
    return needs;
  }
}
