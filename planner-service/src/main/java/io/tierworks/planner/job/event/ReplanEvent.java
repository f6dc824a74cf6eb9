package io.tierworks.planner.job.event;

import io.tierworks.common.contract.result.GapReason;
import io.tierworks.common.contract.result.JobEventType.OfJob;
import io.tierworks.common.contract.result.JobEventType.OfSubtask;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.planner.job.Advice;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.Revision;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus.Accepted;
import io.tierworks.planner.job.SubtaskStatus.GivenUp;
import io.tierworks.planner.job.store.JobWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The planning model was to say how subtasks that were given up are done after all.
public sealed interface ReplanEvent extends OpenJobEvent {
  /// It has said so: the subtasks are tried again, with a full number of attempts.
  ///
  /// @param call the call that it answered
  /// @param reason why it thinks that the answers were refused
  /// @param revision the subtasks with the new instructions, and what depends on them
  /// @param advice what it says about each of the subtasks that it names
  /// @param letters the last attempts of these subtasks, which their dead letters name
  record Replanned(
      String job,
      SubtaskRef call,
      Accepted answer,
      String reason,
      Revision revision,
      Map<SubtaskRef, Advice> advice,
      List<AttemptId> letters)
      implements ReplanEvent {
    public Replanned {
      advice = Map.copyOf(advice);
      letters = List.copyOf(letters);
    }

    @Override
    public JobState evolve(JobState before) {
      return revision.evolve(before, StepProgress::redriven, StepProgress::unskipped);
    }

    @Override
    public void store(JobWriter writer) {
      writer.change(call, subtask -> subtask.accepted(answer));
      for (var ref : revision.named().keySet()) {
        var told = Objects.requireNonNull(advice.get(ref));
        writer.change(ref, gap -> gap.redriven().advised(told));
      }
      writer.takeBack(revision);
    }

    @Override
    public List<Message> messages(Instant now) {
      return letters.stream().<Message>map(Message.RedrivenSubtask::new).toList();
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

  /// A part of a subtask that it split has an acceptable answer.
  ///
  /// @param part from 1
  record PartAccepted(String job, SubtaskRef ref, Accepted answer, int part, int parts)
      implements ReplanEvent {
    @Override
    public void store(JobWriter writer) {
      writer.change(ref, subtask -> subtask.answeredInPart(answer));
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(
          AuditLine.of(OfSubtask.SUBTASK_PART_ACCEPTED, ref)
              .attempt(answer.attempt(), answer.tier())
              .with("part", part)
              .with("parts", parts));
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
