package io.tierworks.planner.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.planner.plan.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A plan with findings, which the model has to repair.
///
/// @param plan as the model wrote it; null when it was unreadable
/// @param byPerson whether a person sent it back, not the lint
public record PlanRefusal(
    @Nullable JsonNode plan,
    List<Finding> findings,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean byPerson) {
  public PlanRefusal {
    findings = List.copyOf(findings);
  }
}
