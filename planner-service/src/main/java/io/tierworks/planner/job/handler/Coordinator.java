package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.LossReason;
import io.tierworks.planner.job.Policy;
import io.tierworks.planner.job.Runs;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.command.CommandResult;
import io.tierworks.planner.job.event.ClosedJobEvent.JobForgotten;
import io.tierworks.planner.job.event.ClosedJobEvent.RemainsDeleted;
import io.tierworks.planner.job.rule.Questions;
import io.tierworks.planner.job.rule.ReleaseQueue;
import io.tierworks.planner.job.rule.Repetition;
import io.tierworks.planner.job.store.JobStore;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// The state machine of jobs. Each method takes a command and the time, changes the store by
/// events, and returns the events and the messages that follow. Deterministic, without clock and
/// I/O.
///
/// A command that is late, repeated or about an unknown job leads to no events, or to events that
/// only correct the bill.
public record Coordinator(Policy policy) {

  /// How many subtasks of one job may be open at once.
  public int window() {
    return policy.window();
  }

  /// How many subtasks the job could release to the tier if its window were open.
  public int ready(JobState job, String tier) {
    return ReleaseQueue.size(job, tier, policy);
  }

  /// A command from users or operators.
  public CommandResult handle(JobStore store, JobCommand command, Instant now) {
    var id = command.id();
    return switch (command) {
      case JobCommand.Accept accept -> accept(store, accept, now);
      case JobCommand.Cancel cancel -> change(store, id, now, c -> Cancellation.cancel(c, cancel));
      case JobCommand.RaiseLimit raise -> change(store, id, now, c -> LimitRaise.raise(c, raise));
      case JobCommand.Redrive redrive -> change(store, id, now, c -> Redrive.redrive(c, redrive));
      case JobCommand.Approve approve -> change(store, id, now, c -> Planning.approve(c, approve));
      case JobCommand.Revise(_, var note, var by) ->
          change(store, id, now, c -> Questions.sendBack(c, by, note));
      case JobCommand.Answer answer ->
          change(store, id, now, c -> QuestionAnswer.answer(c, answer));
      case JobCommand.Review review when review.subtask() != null ->
          change(store, id, now, c -> QuestionAnswer.review(c, review));
      case JobCommand.Review review -> change(store, id, now, c -> Judging.review(c, review));
    };
  }

  private CommandResult accept(JobStore store, JobCommand.Accept accept, Instant now) {
    var context = CommandContext.accepting(accept, store, policy, now);
    Admission.accept(context, accept);
    Advance.run(context);
    return context.result();
  }

  /// A worker reports how an attempt ended.
  public CommandResult ended(JobStore store, SubtaskResult.Ended result, Instant now) {
    return onSubtask(
        store,
        result.job(),
        result.subtask(),
        now,
        (context, ref) -> AttemptReports.ended(context, ref, result));
  }

  /// A run is lost with its worker.
  public CommandResult lost(
      JobStore store, String job, Runs.Run run, LossReason reason, Instant now) {
    return onSubtask(
        store,
        job,
        run.subtask(),
        now,
        (context, ref) -> AttemptReports.lost(context, ref, run, reason));
  }

  /// No worker is known to have an open attempt.
  public CommandResult notStarted(JobStore store, AttemptId attempt, Instant now) {
    return onSubtask(
        store,
        attempt.job(),
        attempt.subtask(),
        now,
        (context, ref) -> AttemptReports.notStarted(context, ref, attempt));
  }

  /// Releases up to `most` subtasks to a tier.
  public CommandResult release(JobStore store, String job, String tier, int most, Instant now) {
    return change(store, job, now, context -> Release.release(context, tier, most));
  }

  /// The job's next deadline may have passed.
  public CommandResult deadline(JobStore store, String job, Instant now) {
    return change(store, job, now, Expiry::check);
  }

  /// Goes on with a job whose last command left work.
  public CommandResult goOn(JobStore store, String job, Instant now) {
    return store
        .repeat(job)
        .map(pending -> {
          var context = CommandContext.repeating(pending, store, policy, now);
          Repetition.goOn(context, pending);
          return context.result();
        })
        .orElseGet(() -> deadline(store, job, now));
  }

  /// Forgets up to `most` jobs whose retention is over.
  public CommandResult forget(JobStore store, int most, Instant now) {
    var result = CommandResult.NONE;
    for (var old : store.expired(now.minus(policy.retention()), most)) {
      var context = new CommandContext(old.job(), store, policy, now);
      context.emit(new JobForgotten(old.job(), old.at()));
      result = result.plus(context.result());
    }
    return result;
  }

  /// Deletes up to `most` subtasks and items of large finished jobs.
  public CommandResult cleanUp(JobStore store, int most, Instant now) {
    return store
        .pendingCleanup()
        .map(pending -> {
          var context = new CommandContext(pending.job(), store, policy, now);
          context.emit(new RemainsDeleted(pending.job(), most));
          return context.result();
        })
        .orElse(CommandResult.NONE);
  }

  private CommandResult onSubtask(
      JobStore store,
      String job,
      String subtask,
      Instant now,
      BiConsumer<CommandContext, SubtaskRef> handler) {
    return SubtaskRef.parse(subtask)
        .map(ref -> change(store, job, now, context -> handler.accept(context, ref)))
        .orElse(CommandResult.NONE);
  }

  /// Handles a command to an open job, then moves the job on.
  private CommandResult change(
      JobStore store, String job, Instant now, Consumer<CommandContext> handler) {
    if (store.job(job).isEmpty()) {
      return CommandResult.NONE;
    }
    var context = new CommandContext(job, store, policy, now);
    handler.accept(context);
    Advance.run(context);
    return context.result();
  }
}
