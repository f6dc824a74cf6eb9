package io.tierworks.planner.job.event;

import com.fasterxml.jackson.databind.EnumNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.result.JobEventType.OfJob;
import io.tierworks.common.contract.result.JobEventType.OfSubtask;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.SubtaskStatus;
import io.tierworks.planner.job.SubtaskStatus.Accepted;
import io.tierworks.planner.job.store.JobWriter;
import io.tierworks.planner.routing.KindTier;
import io.tierworks.planner.routing.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A subtask becomes ready, ends, or is tried again.
public sealed interface SubtaskEvent extends OpenJobEvent {
  /// The result that a subtask works on is there.
  record SubtaskReady(String job, SubtaskRef ref) implements SubtaskEvent {
    @Override
    public JobState evolve(JobState before) {
      return before.withStep(ref.step(), StepProgress::madeReady);
    }

    @Override
    public void store(JobWriter writer) {
      writer.markReady(ref);
    }
  }

  /// A subtask has an acceptable answer.
  record SubtaskAccepted(String job, SubtaskRef ref, Accepted answer) implements SubtaskEvent {
    @Override
    public JobState evolve(JobState before) {
      return before
          .withStep(ref.step(), StepProgress::acceptedOne)
          .with(before.counters().accepted(answer.usage()));
    }

    @Override
    public void store(JobWriter writer) {
      writer.change(ref, subtask -> subtask.accepted(answer));
    }

    @Override
    public Optional<AuditLine> audit() {
      var line =
          AuditLine.of(OfSubtask.SUBTASK_ACCEPTED, ref).attempt(answer.attempt(), answer.tier());
      return Optional.of(answer.checks().isEmpty() ? line : line.with("checks", answer.checks()));
    }
  }

  /// The checks of its step have accepted or refused an answer. It counts for the routing of all
  /// jobs.
  record VerdictCounted(String job, KindTier of, Verdict verdict, Instant at)
      implements SubtaskEvent {
    @Override
    public void store(JobWriter writer) {
      writer.count(of, verdict, at);
    }
  }

  /// One call answered a job without steps.
  ///
  /// @param gaps the items that it left out
  record JobAnswered(String job, SubtaskRef ref, Accepted answer, List<Gap> gaps)
      implements SubtaskEvent {
    public JobAnswered {
      gaps = List.copyOf(gaps);
    }

    @Override
    public JobState evolve(JobState before) {
      return before.addGaps(gaps);
    }

    @Override
    public void store(JobWriter writer) {
      writer.change(ref, subtask -> subtask.accepted(answer));
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(
          AuditLine.of(OfSubtask.SUBTASK_ACCEPTED, ref).attempt(answer.attempt(), answer.tier()));
    }
  }

  /// A revision brought no better answer: the earlier one stays accepted.
  ///
  /// @param revision how far it was
  record EarlierAnswerKept(
      String job, SubtaskRef ref, Accepted earlier, StepProgress.Stage revision)
      implements SubtaskEvent {
    @Override
    public JobState evolve(JobState before) {
      return before
          .withStep(ref.step(), step -> step.kept(revision))
          .with(before.counters().accepted(earlier.usage()));
    }

    @Override
    public void store(JobWriter writer) {
      writer.change(ref, subtask -> subtask.accepted(earlier));
      writer.unmarkReady(ref);
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(
          AuditLine.of(OfSubtask.SUBTASK_KEPT, ref).attempt(earlier.attempt(), earlier.tier()));
    }
  }

  /// A subtask ends without an answer.
  ///
  /// @param neverIssued whether it was never released
  record SubtaskGivenUp(String job, SubtaskRef ref, SubtaskStatus.GivenUp gap, boolean neverIssued)
      implements SubtaskEvent {
    @Override
    public JobState evolve(JobState before) {
      return before.withStep(ref.step(), step -> neverIssued ? step.skipped(1) : step.failedOne());
    }

    @Override
    public void store(JobWriter writer) {
      writer.change(ref, subtask -> subtask.givenUp(gap));
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(
          AuditLine.of(OfSubtask.SUBTASK_FAILED, ref)
              .with("reason", gap.reason())
              .with("detail", gap.detail()));
    }
  }

  /// A subtask was given up for a reason that lies in itself. It becomes a dead letter.
  record SubtaskDeadLettered(String job, Message.DeadSubtask letter) implements SubtaskEvent {
    @Override
    public List<Message> messages(Instant now) {
      return List.of(letter);
    }
  }

  /// The subtasks of a step that were never issued are given up.
  ///
  /// @param gap names the step and counts the subtasks
  record RestSkipped(String job, Gap gap) implements SubtaskEvent {
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
      return Optional.of(AuditLine.of(OfJob.SKIPPED).detail(gap));
    }
  }

  /// A subtask that was given up is tried again.
  ///
  /// @param followers subtasks that were given up for want of its result, and wait for it again
  record SubtaskRedriven(
      String job, SubtaskRef ref, @Nullable String by, List<SubtaskRef> followers)
      implements SubtaskEvent {
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
      writer.forgetSummary(ref.step());
      for (var follower : followers) {
        writer.change(follower, SubtaskState::waiting);
        writer.forgetSummary(follower.step());
      }
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(AuditLine.of(OfSubtask.SUBTASK_REDRIVEN, ref).with("by", by));
    }
  }

  /// A subtask cannot be redriven.
  ///
  /// @param subtask as the user named it
  record RedriveRefused(String job, String subtask, @Nullable String by, Why why)
      implements SubtaskEvent {
    @EnumNaming(SnakeCaseStrategy.class)
    public enum Why {
      NOT_RUNNING,
      NOT_GIVEN_UP,
      /// A step that reads the subtask's result in full has begun without it.
      ALREADY_USED
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(
          AuditLine.of(OfJob.REDRIVE_REFUSED)
              .with("subtask", AuditLine.excerpt(subtask))
              .with("reason", why)
              .with("by", by));
    }
  }
}
