package io.tierworks.planner.job;

import io.tierworks.planner.plan.Finding;
import java.util.List;

/// A ruling with findings, which the judge has to repair.
///
/// @param round in which it was made
public record RulingRefusal(int round, List<Finding> findings) {
  public RulingRefusal {
    findings = List.copyOf(findings);
  }
}
