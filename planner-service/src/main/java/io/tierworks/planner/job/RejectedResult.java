package io.tierworks.planner.job;

import io.tierworks.common.contract.job.Job;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.contract.result.Bill;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.result.Refusal;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The result of a message that does not become a job.
public final class RejectedResult {
  private static final Bill NO_BILL =
      new Bill(Money.ZERO, Usage.NONE, 0, List.of(), false, null, List.of());

  private RejectedResult() {}

  public static JobResult of(
      String id, Refusal refusal, List<Violation> errors, Instant receivedAt, Instant now) {
    return new JobResult(
        id,
        JobStatus.REJECTED,
        JobResult.Findings.NONE,
        new JobResult.Shortfalls(List.of(), errors, refusal),
        new JobResult.Effort(null, List.of(), JobResult.Counts.NONE, NO_BILL),
        new JobResult.Origin(Job.DEFAULT_TENANT, Map.of(), receivedAt),
        now);
  }
}
