package io.tierworks.planner.job.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.planner.job.PlanRefusal;
import io.tierworks.planner.job.store.JobWriter;
import io.tierworks.planner.plan.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A plan does not pass the lint.
///
/// @param plan as the model wrote it; null when it was unreadable
public record PlanRefused(String job, @Nullable JsonNode plan, List<Finding> findings)
    implements OpenJobEvent {
  @Override
  public void store(JobWriter writer) {
    writer.put(new PlanRefusal(plan, findings));
  }

  @Override
  public Optional<AuditLine> audit() {
    var texts = findings.stream().map(Finding::toString).toList();
    return Optional.of(AuditLine.of("plan_refused").detail(Map.of("findings", texts)));
  }
}
