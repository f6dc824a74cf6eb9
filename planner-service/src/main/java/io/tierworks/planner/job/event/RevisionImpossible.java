package io.tierworks.planner.job.event;

import io.tierworks.common.contract.result.Gap;
import io.tierworks.planner.job.JobState;
import java.util.List;
import java.util.Optional;

/// The judge wants better answers, but no attempt or round is left. The answers become gaps.
public record RevisionImpossible(String job, List<Gap> gaps) implements OpenJobEvent {
  @Override
  public JobState evolve(JobState before) {
    return before.addGaps(gaps);
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.of(AuditLine.of("not_revised").detail(gaps));
  }
}
