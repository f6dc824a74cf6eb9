package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.result.GapReason;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.JudgeEvent.RevisionImpossible;
import io.tierworks.planner.judge.Ruling;
import java.util.ArrayList;

/// What follows from a ruling that ends the judging: a person reviews the answer, or the job is
/// settled.
public final class Verdicts {
  private Verdicts() {}

  /// Ends the judging. Nothing is sent back any more.
  public static void end(CommandContext context, Ruling ruling) {
    switch (ruling.verdict()) {
      case ACCEPT -> accept(context);
      case REVISE -> {
        leaveGaps(context, ruling);
        accept(context);
      }
      case REJECT -> reject(context, ruling);
      case ASK_PERSON -> askPerson(context);
    }
  }

  /// The judge gave no ruling that can be used. If one of this round was sent back, it stands.
  public static void withoutRuling(CommandContext context, String why) {
    context
        .rulingRefusal()
        .flatMap(_ -> context.store().ruling(context.id()))
        .ifPresentOrElse(
            ruling -> end(context, ruling),
            () -> Settlement.settle(context, Outcomes.unjudged(why)));
  }

  /// The answer stands, unless a person has to review it.
  public static void accept(CommandContext context) {
    Settlement.settleAccepted(context, Outcomes.answered(context.job()));
  }

  /// The answers that the judge found wanting, and that nobody can improve, become gaps.
  private static void leaveGaps(CommandContext context, Ruling ruling) {
    var gaps = new ArrayList<Gap>();
    for (var revision : ruling.revisions()) {
      RevisionPlan.accepted(context, revision)
          .map(ref -> context.gap(ref, GapReason.NOT_REVISED, revision.feedback()))
          .ifPresent(gaps::add);
    }
    if (!gaps.isEmpty()) {
      context.emit(new RevisionImpossible(context.id(), gaps));
    }
  }

  /// The judge leaves the decision to a person, if one may be asked.
  private static void askPerson(CommandContext context) {
    boolean asks = context.job().terms().review().ask().allowsQuestions();
    Settlement.settle(
        context, asks ? Outcomes.answered(context.job()) : Outcome.of(JobStatus.PARTIAL));
  }

  private static void reject(CommandContext context, Ruling ruling) {
    Settlement.settle(
        context,
        Outcome.failed(
            "verdict",
            "the judge rejected the results: " + ruling.reasons(),
            "see the verdict; refine goal, context or schemas"));
  }
}
