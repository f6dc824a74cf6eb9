package io.tierworks.planner.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.Purpose;
import io.tierworks.planner.job.Results.Report;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.plan.Step;
import io.tierworks.planner.plan.WorkPrompt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What follows from a report on a subtask of a step: acceptance, another attempt, the next tier,
/// or giving up.
final class Work {
  private Work() {}

  static void reported(Turn turn, SubtaskRef ref, Attempt attempt, Report report) {
    switch (report) {
      case Report.Answer answer -> accept(turn, ref, answer);
      case Report.Returned returned -> returned(turn, ref, attempt, returned);
      case Report.Failure failure -> failed(turn, ref, attempt, failure);
      case Report.Lost lost -> again(turn, ref, attempt, attempt.tier(), lost.reason(), "", null);
    }
    proceed(turn);
  }

  private static void accept(Turn turn, SubtaskRef ref, Report.Answer answer) {
    turn.emit(
        new Event.SubtaskAccepted(
            turn.id(), ref, answer.attempt(), answer.tier(), answer.output(), answer.usage()));
    readyFollowers(turn, ref);
  }

  private static void readyFollowers(Turn turn, SubtaskRef ref) {
    followers(turn, ref).stream()
        .filter(next -> awaits(turn, next))
        .forEach(next -> turn.emit(new Event.Ready(turn.id(), next)));
  }

  /// Whether a subtask still waits for its input, and was not given up with the rest of its step.
  static boolean awaits(Turn turn, SubtaskRef ref) {
    var subtask = turn.subtask(ref);
    return subtask.isWaiting()
        && (!subtask.attempts().isEmpty() || !turn.job().isSkipped(ref.step()));
  }

  private static void returned(Turn turn, SubtaskRef ref, Attempt attempt, Report.Returned report) {
    var above = turn.policy().ladder().above(attempt.tier());
    if (report.hopeless()) {
      giveUp(turn, ref, report.reason(), report.note());
    } else {
      again(
          turn,
          ref,
          attempt,
          above.orElse(attempt.tier()),
          report.reason(),
          report.note(),
          report.output());
    }
  }

  private static void failed(Turn turn, SubtaskRef ref, Attempt attempt, Report.Failure report) {
    if (report.retryable()) {
      again(turn, ref, attempt, attempt.tier(), report.code(), "", null);
    } else {
      giveUp(turn, ref, report.code(), report.message());
    }
  }

  /// Another attempt, if the caps on attempts and cost allow one.
  private static void again(
      Turn turn,
      SubtaskRef ref,
      Attempt last,
      String tier,
      String reason,
      String note,
      @Nullable JsonNode previous) {
    if (!Results.mayTryAgain(turn, ref)) {
      giveUp(turn, ref, "attempts_exhausted", reason + (note.isEmpty() ? "" : ": " + note));
      return;
    }
    if (!reissue(turn, ref, tier, reason, note, previous, last.tier())) {
      giveUp(turn, ref, "budget", "no further attempt could be paid after " + reason);
    }
  }

  /// @return false when the budget does not cover it
  static boolean reissue(
      Turn turn,
      SubtaskRef ref,
      String tier,
      String reason,
      String note,
      @Nullable JsonNode previous,
      String lastTier) {
    var plan = turn.facts().plan(turn.id()).orElseThrow();
    var prompt =
        Release.prompt(turn, plan, plan.step(ref.step()), ref)
            .plus(WorkPrompt.again(previous, note));
    if (!turn.affords(turn.worstCase(tier, prompt))) {
      return false;
    }
    boolean escalation = !tier.equals(lastTier);
    var attempt = ref.attempt(turn.id(), turn.subtask(ref).attempts().size());
    turn.emit(new Event.SubtaskReturned(turn.id(), ref, attempt, reason, note, tier, escalation));
    turn.issue(ref, tier, escalation ? Purpose.WORK : Purpose.RETRY, prompt, false, escalation);
    return true;
  }

  /// A revision that failed leaves the answer it was to improve; anything else leaves a gap.
  private static void giveUp(Turn turn, SubtaskRef ref, String reason, String detail) {
    if (keepEarlier(turn, ref)) {
      return;
    }
    var state = turn.subtask(ref);
    turn.emit(
        new Event.SubtaskGivenUp(
            turn.id(), ref, reason, detail, state.attempts().size(), state.isWaiting()));
    followers(turn, ref).stream()
        .filter(next -> awaits(turn, next))
        .forEach(next -> inputMissing(turn, next, ref));
  }

  /// A subtask that will never have anything to work on.
  static void inputMissing(Turn turn, SubtaskRef ref, SubtaskRef upstream) {
    giveUp(turn, ref, "input_missing", upstream.id() + " has no answer");
  }

  /// Takes the answer that a revision was to improve.
  ///
  /// @return whether there was one
  static boolean keepEarlier(Turn turn, SubtaskRef ref) {
    var subtask = turn.subtask(ref);
    var earlier = subtask.earlier();
    if (earlier.isEmpty() || subtask.isAccepted()) {
      return false;
    }
    boolean ready = turn.facts().isReady(turn.id(), ref);
    turn.emit(new Event.Kept(turn.id(), ref, earlier.get(), subtask.isOpen(), ready));
    readyFollowers(turn, ref);
    return true;
  }

  /// Subtasks of other steps that work on the result of this one.
  private static List<SubtaskRef> followers(Turn turn, SubtaskRef ref) {
    return turn.facts().plan(turn.id()).map(Plan::steps).stream()
        .flatMap(List::stream)
        .filter(Step::isOverStep)
        .filter(step -> step.over().equals(ref.step()))
        .map(step -> new SubtaskRef(step.id(), ref.index()))
        .toList();
  }

  /// Moves the job on when everything is answered or given up.
  static void proceed(Turn turn) {
    var job = turn.job();
    if (job.phase() instanceof Phase.Running && job.allStepsComplete()) {
      Judging.begin(turn);
    }
  }
}
