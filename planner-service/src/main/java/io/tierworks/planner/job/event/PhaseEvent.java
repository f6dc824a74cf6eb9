package io.tierworks.planner.job.event;

import io.tierworks.common.contract.result.Decision;
import io.tierworks.common.contract.result.JobEventType.OfJob;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.worker.WorkerCommand;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Limit;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.Phase.Question;
import io.tierworks.planner.job.Terms;
import io.tierworks.planner.job.store.JobWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The job changes its phase.
public sealed interface PhaseEvent extends OpenJobEvent {
  /// The phase after the event.
  Phase next(Phase before);

  @Override
  default JobState evolve(JobState before) {
    return before.with(next(before.phase()));
  }

  /// The job runs; its plan needs no approval.
  record JobStarted(String job) implements PhaseEvent {
    @Override
    public Phase next(Phase before) {
      return before.approve();
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(AuditLine.of(OfJob.STARTED));
    }
  }

  /// The plan waits for a person's approval.
  record ApprovalRequested(String job, Question question) implements PhaseEvent {
    @Override
    public Phase next(Phase before) {
      return before.requestApproval(question);
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(
          AuditLine.of(OfJob.APPROVAL_ASKED)
              .with("until", question.until())
              .with("default", question.byDefault()));
    }
  }

  /// The plan is approved. The job runs.
  ///
  /// @param times the deadlines from now on: the job's time stood still while it waited
  record PlanApproved(String job, Decision decision, Terms.Times times) implements PhaseEvent {
    @Override
    public Phase next(Phase before) {
      return before.approve();
    }

    @Override
    public JobState evolve(JobState before) {
      return PhaseEvent.super.evolve(before).with(before.terms().until(times));
    }

    @Override
    public void store(JobWriter writer) {
      writer.add(decision);
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(
          AuditLine.of(OfJob.APPROVED).with(decision).with("deadline", times.deadline()));
    }
  }

  /// The job reached a limit that a person may raise.
  record JobPaused(String job, Limit limit, Instant until) implements PhaseEvent {
    @Override
    public Phase next(Phase before) {
      return before.pause(limit, until);
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(AuditLine.of(OfJob.PAUSED).with("limit", limit).with("until", until));
    }
  }

  /// A paused job runs again.
  record JobResumed(String job) implements PhaseEvent {
    @Override
    public Phase next(Phase before) {
      return before.resume();
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(AuditLine.of(OfJob.RESUMED));
    }
  }

  /// Nothing can run until the submitter answers a question. The job's time stands still.
  record InfoAwaited(String job, Instant since) implements PhaseEvent {
    @Override
    public Phase next(Phase before) {
      return before.awaitInfo(since);
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(AuditLine.of(OfJob.INFO_AWAITED));
    }
  }

  /// A question is closed, and the job goes on.
  ///
  /// @param times the deadlines from now on
  record InfoWaitEnded(String job, Terms.Times times) implements PhaseEvent {
    @Override
    public Phase next(Phase before) {
      return before.resume();
    }

    @Override
    public JobState evolve(JobState before) {
      return PhaseEvent.super.evolve(before).with(before.terms().until(times));
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(AuditLine.of(OfJob.RESUMED).with("deadline", times.deadline()));
    }
  }

  /// All subtasks are answered or given up. The judge looks at the results.
  record JudgingStarted(String job) implements PhaseEvent {
    @Override
    public Phase next(Phase before) {
      return before.judge();
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(AuditLine.of(OfJob.JUDGING));
    }
  }

  /// The answer waits for a person's review.
  ///
  /// @param proposed how the job ends if the person approves
  record ReviewRequested(String job, Question question, Outcome proposed) implements PhaseEvent {
    @Override
    public Phase next(Phase before) {
      return before.requestReview(question, proposed);
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(
          AuditLine.of(OfJob.REVIEW_ASKED)
              .with("until", question.until())
              .with("default", question.byDefault())
              .with("outcome", proposed.status()));
    }
  }

  /// A person cancels the job.
  record JobCancelled(String job, Decision decision) implements PhaseEvent {
    @Override
    public Phase next(Phase before) {
      return before;
    }

    @Override
    public void store(JobWriter writer) {
      writer.add(decision);
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(
          AuditLine.of(OfJob.CANCELLED).with("by", decision.by()).with("reason", decision.note()));
    }
  }

  /// The outcome of the job is known.
  ///
  /// @param open runs that have not reported; the job waits for them
  record SettlingStarted(String job, Outcome outcome, Instant until, int open)
      implements PhaseEvent {
    @Override
    public Phase next(Phase before) {
      return before.settle(outcome, until);
    }

    @Override
    public List<Message> messages(Instant now) {
      return open == 0 ? List.of() : List.of(new Message.Command(new WorkerCommand.CancelJob(job)));
    }

    @Override
    public Optional<AuditLine> audit() {
      return open == 0
          ? Optional.empty()
          : Optional.of(
              AuditLine.of(OfJob.SETTLING).with("outcome", outcome.status()).with("open", open));
    }
  }

  /// The job has its result.
  record JobFinished(String job, JobResult result) implements PhaseEvent {
    @Override
    public Phase next(Phase before) {
      return before.finish(result.finishedAt());
    }

    @Override
    public void store(JobWriter writer) {
      writer.close(result);
    }

    @Override
    public List<Message> messages(Instant now) {
      return List.of(new Message.Result(result));
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(AuditLine.of(OfJob.FINISHED).with("status", result.status()));
    }
  }
}
