package io.tierworks.planner.job;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.subtask.SubtaskResult;
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
  public Decision handle(Facts facts, JobCommand command, Instant now) {
    var turn = new Turn(command.id(), facts, policy, now);
    if (command instanceof JobCommand.Accept accept) {
      Admission.accept(turn, accept);
      return turn.decision();
    }
    facts.job(command.id()).ifPresent(job -> direct(turn, job, command));
    return turn.decision();
  }

  private static void direct(Turn turn, JobState job, JobCommand command) {
    switch (command) {
      case JobCommand.Accept _ -> throw new IllegalStateException("accept has no job yet");
      case JobCommand.Cancel _ -> Closing.cancel(turn);
      case JobCommand.RaiseLimit raise -> AtLimit.raise(turn, raise);
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
  public Decision ended(Facts facts, SubtaskResult.Ended result, Instant now) {
    var turn = new Turn(result.job(), facts, policy, now);
    var ref = SubtaskRef.parse(result.subtask());
    if (ref.isPresent() && facts.job(result.job()).isPresent()) {
      Results.take(turn, ref.get(), result);
    }
    return turn.decision();
  }

  /// A run went down with its worker.
  ///
  /// @param run its worker [Attempt#NOBODY] when an attempt is out that none is known to have
  /// @param reason `worker_silent`, `handed_back` or `not_started`
  public Decision lost(Facts facts, String job, Runs.Run run, String reason, Instant now) {
    var turn = new Turn(job, facts, policy, now);
    var ref = SubtaskRef.parse(run.subtask());
    if (ref.isPresent() && facts.job(job).isPresent()) {
      Results.lose(turn, ref.get(), run, reason);
    }
    return turn.decision();
  }

  /// Lets up to `most` ready subtasks of a tier go out.
  public Decision release(Facts facts, String job, String tier, int most, Instant now) {
    var turn = new Turn(job, facts, policy, now);
    if (facts.job(job).isPresent()) {
      Release.release(turn, tier, most);
    }
    return turn.decision();
  }

  /// Frees the ids of up to `most` jobs that ended longer ago than they are remembered.
  public Decision forget(Facts facts, int most, Instant now) {
    var decisions = Decision.NONE;
    for (var old : facts.retired(now.minus(policy.retention()), most)) {
      var turn = new Turn(old.job(), facts, policy, now);
      turn.emit(new Event.Forgotten(old.job(), old.at()));
      decisions = decisions.plus(turn.decision());
    }
    return decisions;
  }

  /// Deletes up to `most` facts that large finished jobs have left.
  public Decision tidy(Facts facts, int most, Instant now) {
    return facts
        .leftover()
        .map(left -> {
          var turn = new Turn(left.job(), facts, policy, now);
          turn.emit(new Event.Tidied(left.job(), most));
          return turn.decision();
        })
        .orElse(Decision.NONE);
  }

  /// The job's next deadline may have passed.
  public Decision deadline(Facts facts, String job, Instant now) {
    var turn = new Turn(job, facts, policy, now);
    Optional<Instant> due =
        facts.job(job).flatMap(JobState::nextDeadline).filter(at -> !at.isAfter(now));
    if (due.isPresent()) {
      Closing.expire(turn);
    }
    return turn.decision();
  }
}
