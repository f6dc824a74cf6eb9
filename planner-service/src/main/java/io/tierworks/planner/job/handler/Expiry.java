package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.rule.Delays;
import io.tierworks.planner.job.rule.InfoAnswers;
import io.tierworks.planner.job.rule.LimitPolicy;
import io.tierworks.planner.job.rule.Outcomes;
import io.tierworks.planner.job.rule.Questions;
import io.tierworks.planner.job.rule.ResultSummaries;
import io.tierworks.planner.job.rule.Settlement;

/// Handles the deadlines of a job: of its phase, of a delay, of its questions.
final class Expiry {
  private Expiry() {}

  /// Does nothing before the deadline.
  static void check(CommandContext context) {
    Delays.check(context);
    InfoAnswers.expire(context);
    boolean due = context.job().deadline().filter(at -> !at.isAfter(context.now())).isPresent();
    if (due) {
      expire(context);
    }
  }

  private static void expire(CommandContext context) {
    switch (context.phase()) {
      case Phase.Planning _ ->
          Settlement.settle(
              context, Outcomes.expired(context.job(), "before there was a plan to run"));
      case Phase.Running _ -> LimitPolicy.timeUsedUp(context);
      case Phase.Paused paused -> LimitPolicy.pauseEnded(context, paused);
      case Phase.Judging _ -> Settlement.settle(context, Outcome.of(JobStatus.PARTIAL));
      case Phase.Summarising _ -> ResultSummaries.giveUp(context, "no time was left for it");
      case Phase.AwaitingApproval _, Phase.AwaitingReview _ -> Questions.expired(context);
      case Phase.AwaitingInfo _, Phase.Settling _, Phase.Finished _ -> {
        // Its questions have deadlines of their own, and [Advance] ends a settling job.
      }
    }
  }
}
