package io.tierworks.planner.job.event;

import io.tierworks.common.contract.result.Gap;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.store.JobWriter;
import java.util.List;
import java.util.Optional;

/// The subtasks of a step that were never issued are given up.
///
/// @param gap names the step and counts the subtasks
public record RestSkipped(String job, Gap gap) implements OpenJobEvent {
  @Override
  public JobState evolve(JobState before) {
    return before
        .withStep(gap.step(), step -> step.skipped(gap.count()).dropReady())
        .addGaps(List.of(gap));
  }

  @Override
  public void store(JobWriter writer) {
    writer.unmarkReady(gap.step());
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.of(AuditLine.of("skipped").detail(gap));
  }
}
