package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.job.Over;
import io.tierworks.common.contract.result.GapReason;
import io.tierworks.planner.job.CheckRef;
import io.tierworks.planner.job.StepProgress.Stage;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus;
import io.tierworks.planner.job.SubtaskStatus.GivenUp;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.AttemptEvent.SubtaskFreed;
import io.tierworks.planner.job.event.SubtaskEvent.EarlierAnswerKept;
import io.tierworks.planner.job.event.SubtaskEvent.SubtaskAccepted;
import io.tierworks.planner.job.event.SubtaskEvent.SubtaskDeadLettered;
import io.tierworks.planner.job.event.SubtaskEvent.SubtaskGivenUp;
import io.tierworks.planner.job.event.SubtaskEvent.SubtaskReady;
import io.tierworks.planner.job.view.JobView;
import java.util.List;

/// Ends a subtask of a step: accepts its answer, keeps an earlier one, or gives it up, with what
/// follows for the subtasks that work on its result.
public final class SubtaskLifecycle {
  private SubtaskLifecycle() {}

  public static void accept(CommandContext context, SubtaskRef ref, SubtaskStatus.Accepted answer) {
    withdraw(context, ref);
    VerdictCounts.accepted(context, ref, answer);
    context.emit(new SubtaskAccepted(context.id(), ref, answer));
    Audits.select(context, ref, answer);
    readyFollowers(context, ref);
  }

  /// Gives up a subtask, and all that work on its result. If a revision fails, the earlier answer
  /// stays instead. A check ends undecided.
  public static void giveUp(
      CommandContext context, SubtaskRef ref, GapReason reason, String detail) {
    giveUp(context, ref, GivenUp.of(reason, detail));
  }

  static void giveUp(CommandContext context, SubtaskRef ref, GivenUp gap) {
    var check = CheckRef.of(ref);
    if (check.isPresent()) {
      Checks.undecided(context, check.get(), gap.detail());
      return;
    }
    if (keepEarlier(context, ref)) {
      return;
    }
    if (gap.refused()) {
      VerdictCounts.givenUp(context, ref);
    }
    var subtask = context.subtask(ref);
    var letter = DeadSubtasks.letter(context, subtask, gap.reason(), gap.detail());
    context.emit(new SubtaskGivenUp(context.id(), ref, gap, subtask.isWaiting()));
    letter.ifPresent(dead -> context.emit(new SubtaskDeadLettered(context.id(), dead)));
    followers(context, ref).stream()
        .filter(next -> awaitsInput(context, next))
        .forEach(next -> inputMissing(context, next, ref));
  }

  /// Gives up a subtask that may be open, held or waiting for an answer.
  static void drop(CommandContext context, SubtaskRef ref, GapReason reason, String detail) {
    withdraw(context, ref);
    giveUp(context, ref, reason, detail);
  }

  /// Gives up a subtask that has nothing to work on.
  static void inputMissing(CommandContext context, SubtaskRef ref, SubtaskRef upstream) {
    giveUp(context, ref, GapReason.INPUT_MISSING, upstream.id() + " has no answer");
  }

  /// Keeps the answer that a revision was to improve.
  ///
  /// @return whether there is one
  static boolean keepEarlier(CommandContext context, SubtaskRef ref) {
    var subtask = context.subtask(ref);
    var earlier = subtask.earlier();
    if (earlier.isEmpty() || subtask.isAccepted()) {
      return false;
    }
    boolean ready = context.store().isReady(context.id(), ref);
    var revision = !subtask.isWaiting() ? Stage.ISSUED : ready ? Stage.READY : Stage.WAITING;
    context.emit(new EarlierAnswerKept(context.id(), ref, earlier.get(), revision));
    readyFollowers(context, ref);
    return true;
  }

  private static void readyFollowers(CommandContext context, SubtaskRef ref) {
    followers(context, ref).stream()
        .filter(next -> awaitsInput(context, next))
        .forEach(next -> context.emit(new SubtaskReady(context.id(), next)));
  }

  /// Subtasks that work on the result of this one.
  public static List<SubtaskRef> followers(JobView view, SubtaskRef ref) {
    return view.store().plan(view.id()).stream()
        .flatMap(plan -> plan.steps().stream())
        .filter(step -> step.over().equals(new Over.Results(ref.step())))
        .map(step -> new SubtaskRef(step.id(), ref.index()))
        .toList();
  }

  /// Whether a subtask still waits for its input, and was not given up with the rest of its step.
  static boolean awaitsInput(JobView view, SubtaskRef ref) {
    var subtask = view.subtask(ref);
    return subtask.isWaiting()
        && (subtask.earlier().isPresent() || !view.job().isSkipped(ref.step()));
  }

  /// Cancels the open attempts of a subtask; it is no longer held and asks nothing.
  static void withdraw(CommandContext context, SubtaskRef ref) {
    Candidates.dropChecks(context, ref, "the subtask has ended");
    context.cancelOpen(ref);
    InfoWait.withdraw(context, ref);
    if (context.subtask(ref).isHeld()) {
      context.emit(new SubtaskFreed(context.id(), ref));
    }
  }
}
