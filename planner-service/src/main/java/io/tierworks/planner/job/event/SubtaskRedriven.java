package io.tierworks.planner.job.event;

import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.store.JobWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A subtask that was given up is tried again.
///
/// @param followers subtasks that were given up for want of its result, and wait for it again
public record SubtaskRedriven(String job, SubtaskRef ref, String by, List<SubtaskRef> followers)
    implements OpenJobEvent {
  public SubtaskRedriven {
    followers = List.copyOf(followers);
  }

  @Override
  public JobState evolve(JobState before) {
    var next = before.withStep(ref.step(), StepProgress::redriven);
    for (var follower : followers) {
      next = next.withStep(follower.step(), StepProgress::unskipped);
    }
    return next;
  }

  @Override
  public void store(JobWriter writer) {
    writer.change(ref, SubtaskState::redriven);
    followers.forEach(follower -> writer.change(follower, SubtaskState::waiting));
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.of(AuditLine.of("subtask_redriven", ref).detail(Map.of("by", by)));
  }
}
