package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.PhaseEvent.ReviewRequested;
import io.tierworks.planner.judge.Ruling;

/// What follows from a ruling that ends the judging: a person reviews the answer, or the job is
/// settled.
public final class Verdicts {
  private Verdicts() {}

  /// The answer stands, unless a person has to review it.
  public static void accept(CommandContext context) {
    if (context.job().terms().review().coversAnswer()) {
      context.emit(new ReviewRequested(context.id()));
    } else {
      Settlement.settle(context, Outcomes.answered(context.job()));
    }
  }

  /// The judge leaves the decision to a person, if one may be asked.
  public static void askPerson(CommandContext context) {
    if (context.job().terms().review() == ReviewPolicy.NEVER) {
      Settlement.settle(context, Outcome.of(JobStatus.PARTIAL));
    } else {
      context.emit(new ReviewRequested(context.id()));
    }
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
