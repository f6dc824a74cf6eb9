package io.tierworks.planner.job;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.json.Violation;
import java.util.List;

/// How a job ends.
///
/// @param errors why, if it failed
public record Outcome(JobStatus status, List<Violation> errors) {
  public Outcome {
    errors = List.copyOf(errors);
  }

  /// Whether the job's answers go out.
  public boolean isAnswer() {
    return status == JobStatus.COMPLETED || status == JobStatus.PARTIAL;
  }

  public static Outcome of(JobStatus status) {
    return new Outcome(status, List.of());
  }

  public static Outcome failed(String field, String rule, String hint) {
    return new Outcome(JobStatus.FAILED, List.of(new Violation(field, rule, hint)));
  }
}
