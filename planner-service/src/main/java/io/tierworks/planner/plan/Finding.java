package io.tierworks.planner.plan;

import io.tierworks.common.contract.json.Violation;

/// A reason why a plan may not run.
///
/// @param place a step id, or `plan`
public record Finding(String place, String rule, String hint) {
  public Violation violation() {
    return violation("plan");
  }

  /// @param field of the job that the plan comes from
  public Violation violation(String field) {
    return new Violation(place.equals("plan") ? field : field + "." + place, rule, hint);
  }

  @Override
  public String toString() {
    return place + ": " + rule + " (" + hint + ")";
  }
}
