package io.tierworks.planner.job.event;

import io.tierworks.common.contract.result.GapReason;
import io.tierworks.common.contract.result.JobEventType.OfJob;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Revision;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus.Accepted;
import io.tierworks.planner.job.SubtaskStatus.GivenUp;
import io.tierworks.planner.job.store.JobWriter;
import java.util.Optional;

/// The planning model was to say how subtasks that were given up are done after all.
public sealed interface ReplanEvent extends OpenJobEvent {
  /// It has said so: the subtasks are tried again, with a full number of attempts.
  ///
  /// @param call the call that it answered
  /// @param reason why it thinks that the answers were refused
  /// @param revision the subtasks with the new instructions, and what depends on them
  record Replanned(String job, SubtaskRef call, Accepted answer, String reason, Revision revision)
      implements ReplanEvent {
    @Override
    public JobState evolve(JobState before) {
      return revision.evolve(before, StepProgress::redriven, StepProgress::unskipped);
    }

    @Override
    public void store(JobWriter writer) {
      writer.change(call, subtask -> subtask.accepted(answer));
      revision
          .named()
          .forEach((ref, advice) -> writer.change(ref, gap -> gap.redriven().advised(advice)));
      writer.takeBack(revision);
    }

    @Override
    public Optional<AuditLine> audit() {
      var named = revision.named().keySet().stream().map(SubtaskRef::id).toList();
      return Optional.of(
          AuditLine.of(OfJob.REPLANNED)
              .with("subtasks", named)
              .with("reason", AuditLine.excerpt(reason)));
    }
  }

  /// It has not, or could not be asked. The subtasks stay given up.
  record NotReplanned(String job, SubtaskRef call, GapReason reason, String why)
      implements ReplanEvent {
    @Override
    public void store(JobWriter writer) {
      writer.change(call, subtask -> subtask.givenUp(GivenUp.of(reason, why)));
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(AuditLine.of(OfJob.NOT_REPLANNED).with("reason", AuditLine.excerpt(why)));
    }
  }
}
