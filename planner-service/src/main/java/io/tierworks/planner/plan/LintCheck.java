package io.tierworks.planner.plan;

import java.util.List;

/// Collects the findings at one place of a draft.
///
/// @param place a step id, or `plan`
record LintCheck(String place, List<Finding> found) {

  void require(boolean holds, String rule, String hint) {
    if (!holds) {
      found.add(new Finding(place, rule, hint));
    }
  }
}
