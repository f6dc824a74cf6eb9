package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.job.OnLimit;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus;
import io.tierworks.planner.job.SubtaskStatus.Retry;
import io.tierworks.planner.job.event.AttemptsCancelled;
import io.tierworks.planner.job.event.EarlierAnswerKept;
import io.tierworks.planner.job.event.SubtaskAccepted;
import io.tierworks.planner.job.event.SubtaskDeadLettered;
import io.tierworks.planner.job.event.SubtaskFreed;
import io.tierworks.planner.job.event.SubtaskGivenUp;
import io.tierworks.planner.job.event.SubtaskHeld;
import io.tierworks.planner.job.event.SubtaskReady;
import io.tierworks.planner.job.event.SubtaskRetried;
import io.tierworks.planner.job.handler.ReportHandler.Report;
import io.tierworks.planner.plan.CallSpec;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.plan.Step;
import io.tierworks.planner.plan.SubtaskPrompt;
import java.util.List;

/// What follows from a report on a subtask of a step: acceptance, another attempt, the next tier,
/// or giving up.
final class SubtaskLifecycle {
  /// Held subtasks looked at after one report.
  private static final int MOST_TRIED = 8;

  /// Why a subtask is given up whose input will never be there.
  static final String INPUT_MISSING = "input_missing";

  private SubtaskLifecycle() {}

  static void reported(CommandContext turn, SubtaskRef ref, Attempt attempt, Report report) {
    switch (report) {
      case Report.Answer answer -> accept(turn, ref, answer);
      case Report.Returned returned -> returned(turn, ref, attempt, returned);
      case Report.Failure failure -> failed(turn, ref, attempt, failure);
      case Report.Lost lost ->
          again(turn, ref, attempt, new Retry(attempt.tier(), lost.reason(), "", null), "");
    }
    proceed(turn);
  }

  private static void accept(CommandContext turn, SubtaskRef ref, Report.Answer answer) {
    callOff(turn, ref);
    free(turn, ref);
    turn.emit(
        new SubtaskAccepted(
            turn.id(),
            ref,
            new SubtaskStatus.Accepted(
                answer.attempt(), answer.tier(), answer.output(), answer.usage())));
    readyFollowers(turn, ref);
  }

  private static void readyFollowers(CommandContext turn, SubtaskRef ref) {
    followers(turn, ref).stream()
        .filter(next -> awaits(turn, next))
        .forEach(next -> turn.emit(new SubtaskReady(turn.id(), next)));
  }

  /// Whether a subtask still waits for its input, and was not given up with the rest of its step.
  static boolean awaits(CommandContext turn, SubtaskRef ref) {
    var subtask = turn.subtask(ref);
    return subtask.isWaiting()
        && (subtask.earlier().isPresent() || !turn.job().isSkipped(ref.step()));
  }

  private static void returned(
      CommandContext turn, SubtaskRef ref, Attempt attempt, Report.Returned report) {
    var above = turn.policy().ladder().above(attempt.tier());
    if (report.hopeless()) {
      giveUp(turn, ref, report.reason(), report.note());
    } else {
      var due =
          new Retry(above.orElse(attempt.tier()), report.reason(), report.note(), report.output());
      again(turn, ref, attempt, due, report.note());
    }
  }

  private static void failed(
      CommandContext turn, SubtaskRef ref, Attempt attempt, Report.Failure report) {
    boolean late = report.code().equals("deadline");
    if (late && turn.now().isBefore(turn.job().terms().wrapUpAt())) {
      var due = new Retry(attempt.tier(), "old_deadline", "", null);
      again(turn, ref, attempt, due, report.message());
    } else if (late && turn.job().terms().onLimit() == OnLimit.PAUSE) {
      waitForTime(turn, ref, attempt);
    } else if (report.retryable()) {
      var due = new Retry(attempt.tier(), report.code(), "", null);
      again(turn, ref, attempt, due, report.message());
    } else {
      giveUp(turn, ref, report.code(), report.message());
    }
  }

  /// A call that no worker begins any more waits for a person, and the job with it.
  private static void waitForTime(CommandContext turn, SubtaskRef ref, Attempt attempt) {
    turn.emit(new SubtaskHeld(turn.id(), ref, new Retry(attempt.tier(), "deadline", "", null)));
    if (turn.job().phase() instanceof Phase.Running) {
      LimitPolicy.timeIsOver(turn);
    }
  }

  /// Another attempt, if the caps on attempts and cost allow one.
  ///
  /// @param detail of how the last one ended
  private static void again(
      CommandContext turn, SubtaskRef ref, Attempt last, Retry due, String detail) {
    if (ReportHandler.mayTryAgain(turn, ref)) {
      issueOrHold(turn, ref, due, last.tier());
    } else {
      var why = due.reason() + (detail.isEmpty() ? "" : ": " + detail);
      giveUp(turn, ref, "attempts_exhausted", why);
    }
  }

  /// Issues another attempt as soon as the job is awake and can pay it.
  static void issueOrHold(CommandContext turn, SubtaskRef ref, Retry due, String lastTier) {
    if (turn.job().phase() instanceof Phase.Paused || !reissue(turn, ref, due, lastTier)) {
      turn.emit(new SubtaskHeld(turn.id(), ref, due));
    }
  }

  /// What a further attempt is told.
  static CallSpec prompt(CommandContext turn, SubtaskRef ref, Retry due) {
    return Release.prompt(turn, ref).plus(SubtaskPrompt.again(due.previous(), due.note()));
  }

  /// @return false when the budget does not cover it
  static boolean reissue(CommandContext turn, SubtaskRef ref, Retry due, String lastTier) {
    var prompt = prompt(turn, ref, due);
    if (!turn.affords(turn.worstCase(due.tier(), prompt))) {
      return false;
    }
    boolean escalation = !due.tier().equals(lastTier);
    var attempt = ref.attempt(turn.id(), turn.subtask(ref).attempts().size());
    turn.emit(new SubtaskRetried(turn.id(), ref, attempt, due, escalation));
    turn.issue(
        ref, due.tier(), escalation ? Purpose.WORK : Purpose.RETRY, prompt, false, escalation);
    return true;
  }

  /// Tries what waits for money, in order, as far as the refunds reach.
  private static void tryHeld(CommandContext turn) {
    for (var ref : turn.facts().held(turn.id(), MOST_TRIED)) {
      var state = turn.subtask(ref);
      if (state.status() instanceof SubtaskStatus.Held held) {
        var last = state.attempts().getLast().tier();
        turn.emit(new SubtaskFreed(turn.id(), ref));
        if (!reissue(turn, ref, held.retry(), last)) {
          turn.emit(new SubtaskHeld(turn.id(), ref, held.retry()));
          return;
        }
      }
    }
  }

  /// Gives up a subtask that was issued, whatever it still waits for.
  static void drop(CommandContext turn, SubtaskRef ref, String reason, String detail) {
    callOff(turn, ref);
    free(turn, ref);
    giveUp(turn, ref, reason, detail);
  }

  private static void callOff(CommandContext turn, SubtaskRef ref) {
    var out =
        turn.subtask(ref).attempts().stream()
            .filter(attempt -> attempt.state() == Attempt.State.OPEN)
            .map(attempt -> ref.attempt(turn.id(), attempt.number()))
            .toList();
    if (!out.isEmpty()) {
      turn.emit(new AttemptsCancelled(turn.id(), ref, out));
    }
  }

  private static void free(CommandContext turn, SubtaskRef ref) {
    if (turn.subtask(ref).isHeld()) {
      turn.emit(new SubtaskFreed(turn.id(), ref));
    }
  }

  /// A revision that failed leaves the answer it was to improve; anything else leaves a gap.
  private static void giveUp(CommandContext turn, SubtaskRef ref, String reason, String detail) {
    if (keepEarlier(turn, ref)) {
      return;
    }
    var state = turn.subtask(ref);
    var letter = DeadSubtasks.letter(turn, state, reason, detail);
    turn.emit(new SubtaskGivenUp(turn.id(), ref, reason, detail, state.isWaiting()));
    letter.ifPresent(dead -> turn.emit(new SubtaskDeadLettered(turn.id(), dead)));
    followers(turn, ref).stream()
        .filter(next -> awaits(turn, next))
        .forEach(next -> inputMissing(turn, next, ref));
  }

  /// A subtask that will never have anything to work on.
  static void inputMissing(CommandContext turn, SubtaskRef ref, SubtaskRef upstream) {
    giveUp(turn, ref, INPUT_MISSING, upstream.id() + " has no answer");
  }

  /// Takes the answer that a revision was to improve.
  ///
  /// @return whether there was one
  static boolean keepEarlier(CommandContext turn, SubtaskRef ref) {
    var subtask = turn.subtask(ref);
    var earlier = subtask.earlier();
    if (earlier.isEmpty() || subtask.isAccepted()) {
      return false;
    }
    boolean ready = turn.facts().isReady(turn.id(), ref);
    turn.emit(new EarlierAnswerKept(turn.id(), ref, earlier.get(), !subtask.isWaiting(), ready));
    readyFollowers(turn, ref);
    return true;
  }

  /// Subtasks of other steps that work on the result of this one.
  static List<SubtaskRef> followers(CommandContext turn, SubtaskRef ref) {
    return turn.facts().plan(turn.id()).map(Plan::steps).stream()
        .flatMap(List::stream)
        .filter(Step::isOverStep)
        .filter(step -> step.over().equals(ref.step()))
        .map(step -> new SubtaskRef(step.id(), ref.index()))
        .toList();
  }

  /// Moves the job on when everything is answered or given up.
  static void proceed(CommandContext turn) {
    if (!(turn.job().phase() instanceof Phase.Running) || turn.job().isAnsweredDirectly()) {
      return;
    }
    if (turn.job().counters().held() > 0) {
      tryHeld(turn);
    }
    if (turn.job().allStepsComplete()) {
      Judging.begin(turn);
    } else if (turn.job().counters().held() > 0 && Release.isStuck(turn)) {
      LimitPolicy.moneyIsOver(turn);
    }
  }
}
