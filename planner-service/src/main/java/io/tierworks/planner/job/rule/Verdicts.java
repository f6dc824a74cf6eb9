package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.judge.Ruling;

/// What follows from a ruling that ends the judging: a person reviews the answer, or the job is
/// settled.
public final class Verdicts {
  private Verdicts() {}

  /// The answer stands, unless a person has to review it.
  public static void accept(CommandContext context) {
    Settlement.settleAccepted(context, Outcomes.answered(context.job()));
  }

  /// The judge leaves the decision to a person, if one may be asked.
  public static void askPerson(CommandContext context) {
    boolean asks = context.job().terms().review().ask().allowsQuestions();
    Settlement.settle(
        context, asks ? Outcomes.answered(context.job()) : Outcome.of(JobStatus.PARTIAL));
  }

  public static void reject(CommandContext context, Ruling ruling) {
    Settlement.settle(
        context,
        Outcome.failed(
            "verdict",
            "the judge rejected the results: " + ruling.reasons(),
            "see the verdict; refine goal, context or schemas"));
  }
}
