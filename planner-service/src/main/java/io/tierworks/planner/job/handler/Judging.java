package io.tierworks.planner.job.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus;
import io.tierworks.planner.job.event.Judged;
import io.tierworks.planner.job.event.JudgingStarted;
import io.tierworks.planner.job.event.ReviewRequested;
import io.tierworks.planner.job.event.Reviewed;
import io.tierworks.planner.job.event.RevisionImpossible;
import io.tierworks.planner.job.event.RevisionStarted;
import io.tierworks.planner.job.event.SubtaskReady;
import io.tierworks.planner.job.result.JudgeInput;
import io.tierworks.planner.job.result.SubtaskInputs;
import io.tierworks.planner.judge.Ruling;
import io.tierworks.planner.plan.Step;
import java.util.ArrayList;
import java.util.List;

/// Has the results judged, and does what the ruling says: accept, send named subtasks back, ask a
/// person, reject.
final class Judging {
  private Judging() {}

  static void begin(CommandContext turn) {
    if (turn.job().acceptedSubtasks() == 0) {
      Settlement.close(turn, Settlement.nothingToJudge(turn));
      return;
    }
    turn.emit(new JudgingStarted(turn.id()));
    ask(turn);
  }

  /// The question that is open now.
  static SubtaskRef question(CommandContext turn) {
    return new SubtaskRef("judge", round(turn));
  }

  /// Asks, or asks again after a failure that was nobody's fault.
  static void ask(CommandContext turn) {
    var ref = question(turn);
    var prompt = JudgeInput.prompt(turn, round(turn));
    var flagship = turn.policy().flagship();
    if (!turn.job().ledger().affordsFromKept(turn.worstCase(flagship, prompt))) {
      unjudged(turn, "the budget does not cover a judgment");
      return;
    }
    boolean first = turn.subtask(ref).attempts().isEmpty();
    turn.issue(ref, flagship, first ? Purpose.JUDGE : Purpose.RETRY, prompt, first, false);
  }

  static void answered(CommandContext turn, JsonNode output) {
    Ruling ruling;
    try {
      ruling = Ruling.read(output);
    } catch (MalformedMessage e) {
      unjudged(turn, e.why());
      return;
    }
    turn.emit(new Judged(turn.id(), ruling));
    switch (ruling.verdict()) {
      case ACCEPT -> accepted(turn, ruling);
      case REVISE -> {
        if (!revise(turn, ruling)) {
          leave(turn, ruling);
          accepted(turn, ruling);
        }
      }
      case REJECT -> conclude(turn, ruling);
      case ASK_PERSON -> askPerson(turn, ruling);
    }
  }

  static void accepted(CommandContext turn, Ruling ruling) {
    if (turn.job().terms().review().coversAnswer()) {
      turn.emit(new ReviewRequested(turn.id()));
    } else {
      conclude(turn, ruling);
    }
  }

  private static void askPerson(CommandContext turn, Ruling ruling) {
    if (turn.job().terms().review() == ReviewPolicy.NEVER) {
      conclude(turn, ruling);
    } else {
      turn.emit(new ReviewRequested(turn.id()));
    }
  }

  /// @return false when nothing can be sent back: no round left, no such subtask
  private static boolean revise(CommandContext turn, Ruling ruling) {
    var plan = turn.facts().plan(turn.id()).orElseThrow();
    var revision = RevisionPlan.of(turn, ruling, plan);
    if (revision.isEmpty() || round(turn) >= turn.job().terms().maxRounds()) {
      return false;
    }
    turn.emit(new RevisionStarted(turn.id(), revision.get()));
    revision.get().takenBack().forEach(step -> queueAgain(turn, plan.step(step)));
    revision.get().named().forEach((ref, feedback) -> reissue(turn, ref, feedback));
    SubtaskLifecycle.proceed(turn);
    return true;
  }

  /// Nothing can be sent back: what the judge found wanting becomes a gap.
  private static void leave(CommandContext turn, Ruling ruling) {
    var plan = turn.facts().plan(turn.id()).orElseThrow();
    var gaps = new ArrayList<Gap>();
    for (var revision : ruling.revisions()) {
      SubtaskRef.parse(revision.subtask())
          .filter(ref -> turn.job().find(ref.step()).isPresent())
          .filter(ref -> turn.subtask(ref).isAccepted())
          .map(ref -> SubtaskInputs.gap(turn, plan, ref, "not_revised", revision.feedback()))
          .ifPresent(gaps::add);
    }
    if (!gaps.isEmpty()) {
      turn.emit(new RevisionImpossible(turn.id(), gaps));
    }
  }

  private static void reissue(CommandContext turn, SubtaskRef ref, String feedback) {
    var subtask = turn.subtask(ref);
    var last = subtask.attempts().getLast().tier();
    var tier = turn.policy().ladder().above(last).orElse(last);
    var earlier = subtask.earlier().map(SubtaskStatus.Accepted::output).orElse(null);
    var due = new SubtaskStatus.Retry(tier, "revise", feedback, earlier);
    if (!SubtaskLifecycle.reissue(turn, ref, due, last)) {
      SubtaskLifecycle.keepEarlier(turn, ref);
    }
  }

  /// A queued step that was taken back: whatever its inputs allow is ready again.
  private static void queueAgain(CommandContext turn, Step step) {
    for (int i = 0; step.isOverStep() && i < turn.job().step(step.id()).total(); i++) {
      var ref = new SubtaskRef(step.id(), i);
      if (SubtaskLifecycle.awaits(turn, ref) && !turn.facts().isReady(turn.id(), ref)) {
        queueAgain(turn, ref, new SubtaskRef(step.over(), i));
      }
    }
  }

  private static void queueAgain(CommandContext turn, SubtaskRef ref, SubtaskRef upstream) {
    switch (turn.subtask(upstream).status()) {
      case SubtaskStatus.Accepted _ -> turn.emit(new SubtaskReady(turn.id(), ref));
      case SubtaskStatus.GivenUp _ -> SubtaskLifecycle.inputMissing(turn, ref, upstream);
      case SubtaskStatus.Waiting _ -> {
        if (!SubtaskLifecycle.awaits(turn, upstream)) {
          SubtaskLifecycle.inputMissing(turn, ref, upstream);
        }
      }
      case SubtaskStatus.Open _, SubtaskStatus.Held _ -> {}
    }
  }

  /// The answer without a judge: what was found stands for itself.
  static void unjudged(CommandContext turn, String why) {
    var outcome =
        new Outcome(
            JobStatus.PARTIAL,
            List.of(
                new Violation(
                    "judge", "no judgment: " + why, "the item answers stand as they are")));
    Settlement.close(turn, outcome);
  }

  static void review(CommandContext turn, JobCommand.Review command) {
    turn.emit(new Reviewed(turn.id(), command.accepted(), command.by(), command.note()));
    if (command.accepted()) {
      Settlement.close(turn, Outcome.of(answered(turn)));
    } else {
      Settlement.close(
          turn,
          Outcome.failed("review", "the answer was rejected by " + command.by(), command.note()));
    }
  }

  private static void conclude(CommandContext turn, Ruling ruling) {
    switch (ruling.verdict()) {
      case ACCEPT, REVISE -> Settlement.close(turn, Outcome.of(answered(turn)));
      case ASK_PERSON -> Settlement.close(turn, Outcome.of(JobStatus.PARTIAL));
      case REJECT ->
          Settlement.close(
              turn,
              Outcome.failed(
                  "verdict",
                  "the judge rejected the results: " + ruling.reasons(),
                  "see the verdict; refine goal, context or schemas"));
    }
  }

  private static JobStatus answered(CommandContext turn) {
    boolean whole = turn.job().failedSubtasks() == 0 && turn.job().gaps().isEmpty();
    return whole ? JobStatus.COMPLETED : JobStatus.PARTIAL;
  }

  private static int round(CommandContext turn) {
    return switch (turn.job().phase()) {
      case Phase.Running running -> running.round();
      case Phase.Judging judging -> judging.round();
      case Phase.Paused paused -> paused.round();
      case Phase.AwaitingReview review -> review.round();
      case Phase.Planning _, Phase.AwaitingApproval _, Phase.Settling _, Phase.Finished _ -> 0;
    };
  }
}
