package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.Policy;
import io.tierworks.planner.job.Runs;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.event.JobForgotten;
import io.tierworks.planner.job.event.RemainsDeleted;
import io.tierworks.planner.job.store.JobStore;
import java.time.Instant;
import java.util.Optional;

/// Decides: a command and the time in, events out, the facts changed by these events and nothing
/// else. Deterministic; no clock, no I/O. Whatever is unknown, late or repeated leads to no events,
/// or to events that only correct the bill.
public final class Coordinator {
  private final Policy policy;

  public Coordinator(Policy policy) {
    this.policy = policy;
  }

  /// Subtasks of one job that may be out at once.
  public int window() {
    return policy.window();
  }

  /// How much of a job could go out to a tier now, its window left aside.
  public int ready(JobState job, String tier) {
    return Release.ready(job, tier, policy);
  }

  /// A command from users or operators.
  public CommandResult handle(JobStore facts, JobCommand command, Instant now) {
    if (command instanceof JobCommand.Accept accept) {
      var turn = CommandContext.accepting(accept, facts, policy, now);
      Admission.accept(turn, accept);
      return turn.decision();
    }
    var turn = new CommandContext(command.id(), facts, policy, now);
    facts.job(command.id()).ifPresent(job -> direct(turn, job, command));
    return turn.decision();
  }

  private static void direct(CommandContext turn, JobState job, JobCommand command) {
    switch (command) {
      case JobCommand.Accept _ -> throw new IllegalStateException("accept has no job yet");
      case JobCommand.Cancel _ -> Settlement.cancel(turn);
      case JobCommand.RaiseLimit raise -> LimitPolicy.raise(turn, raise);
      case JobCommand.Redrive redrive -> Redrive.take(turn, redrive);
      case JobCommand.Approve approve -> {
        if (job.phase() instanceof Phase.AwaitingApproval) {
          Planning.approve(turn, approve);
        }
      }
      case JobCommand.Review review -> {
        if (job.phase() instanceof Phase.AwaitingReview) {
          Judging.review(turn, review);
        }
      }
    }
  }

  /// A worker's word on an attempt.
  public CommandResult ended(JobStore facts, SubtaskResult.Ended result, Instant now) {
    var turn = new CommandContext(result.job(), facts, policy, now);
    var ref = SubtaskRef.parse(result.subtask());
    if (ref.isPresent() && facts.job(result.job()).isPresent()) {
      ReportHandler.take(turn, ref.get(), result);
    }
    return turn.decision();
  }

  /// A run went down with its worker.
  ///
  /// @param run its worker [Attempt#NOBODY] when an attempt is out that none is known to have
  /// @param reason `worker_silent`, `handed_back` or `not_started`
  public CommandResult lost(JobStore facts, String job, Runs.Run run, String reason, Instant now) {
    var turn = new CommandContext(job, facts, policy, now);
    var ref = SubtaskRef.parse(run.subtask());
    if (ref.isPresent() && facts.job(job).isPresent()) {
      ReportHandler.lose(turn, ref.get(), run, reason);
    }
    return turn.decision();
  }

  /// Lets up to `most` ready subtasks of a tier go out.
  public CommandResult release(JobStore facts, String job, String tier, int most, Instant now) {
    var turn = new CommandContext(job, facts, policy, now);
    if (facts.job(job).isPresent()) {
      Release.release(turn, tier, most);
    }
    return turn.decision();
  }

  /// Frees the ids of up to `most` jobs that ended longer ago than they are remembered.
  public CommandResult forget(JobStore facts, int most, Instant now) {
    var decisions = CommandResult.NONE;
    for (var old : facts.expired(now.minus(policy.retention()), most)) {
      var turn = new CommandContext(old.job(), facts, policy, now);
      turn.emit(new JobForgotten(old.job(), old.at()));
      decisions = decisions.plus(turn.decision());
    }
    return decisions;
  }

  /// Deletes up to `most` facts that large finished jobs have left.
  public CommandResult tidy(JobStore facts, int most, Instant now) {
    return facts
        .pendingCleanup()
        .map(left -> {
          var turn = new CommandContext(left.job(), facts, policy, now);
          turn.emit(new RemainsDeleted(left.job(), most));
          return turn.decision();
        })
        .orElse(CommandResult.NONE);
  }

  /// The job's next deadline may have passed.
  public CommandResult deadline(JobStore facts, String job, Instant now) {
    var turn = new CommandContext(job, facts, policy, now);
    Optional<Instant> due =
        facts.job(job).flatMap(JobState::nextDeadline).filter(at -> !at.isAfter(now));
    if (due.isPresent()) {
      Settlement.expire(turn);
    }
    return turn.decision();
  }
}
