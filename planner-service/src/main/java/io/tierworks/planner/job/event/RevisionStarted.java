package io.tierworks.planner.job.event;

import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Revision;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.store.JobWriter;
import java.util.Map;
import java.util.Optional;

/// The judge sends subtasks back.
public record RevisionStarted(String job, Revision revision) implements OpenJobEvent {
  @Override
  public JobState evolve(JobState before) {
    var next =
        before
            .with(before.phase().revise())
            .countWithdrawn(revision.withdrawn())
            .removeGapsOf(revision.takenBack());
    for (var ref : revision.named().keySet()) {
      next = next.withStep(ref.step(), StepProgress::reopened);
    }
    for (var ref : revision.followers()) {
      next = next.withStep(ref.step(), StepProgress::unreleased);
    }
    for (var step : revision.takenBack()) {
      next = next.withStep(step, StepProgress::takenBack);
    }
    return next;
  }

  @Override
  public void store(JobWriter writer) {
    revision.named().keySet().forEach(ref -> writer.change(ref, SubtaskState::reopened));
    revision.followers().forEach(ref -> writer.change(ref, SubtaskState::waiting));
    for (var step : revision.takenBack()) {
      writer.unmarkReady(step);
      writer.subtasks(step).forEach(ref -> writer.change(ref, SubtaskState::waiting));
    }
  }

  @Override
  public Optional<AuditLine> audit() {
    var named = revision.named().keySet().stream().map(SubtaskRef::id).toList();
    return Optional.of(AuditLine.of("revising").detail(Map.of("subtasks", named)));
  }
}
