package io.tierworks.planner.job.prompt;

import io.tierworks.planner.job.CheckRef;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.plan.CallSpec;

/// The calls for checks.
final class CheckCalls {
  private CheckCalls() {}

  /// The same call as for the subject's first attempt: it is told neither the answer that is
  /// checked nor any feedback.
  static CallSpec of(JobView view, CheckRef check) {
    return SubtaskCalls.ofStep(view, check.subject());
  }
}
