package io.tierworks.planner.job.event;

import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.result.JobEventType.OfJob;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.store.JobWriter;
import io.tierworks.planner.plan.JobBrief;
import java.util.List;
import java.util.Optional;

/// A new job begins.
///
/// @param state the job's first state
public record JobAccepted(JobState state, JobBrief brief, List<Item> items)
    implements OpenJobEvent {
  @Override
  public String job() {
    return state.id();
  }

  @Override
  public void store(JobWriter writer) {
    writer.put(brief, items);
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.of(
        AuditLine.of(OfJob.ACCEPTED)
            .with("goal", AuditLine.excerpt(brief.goal()))
            .with("items", items.size())
            .with("tenant", state.terms().submission().tenant())
            .with("deadline", state.terms().times().deadline())
            .with("maxCost", state.ledger().cap()));
  }
}
