package io.tierworks.planner.job.handler;

import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.CheckRef;
import io.tierworks.planner.job.RetryReason;
import io.tierworks.planner.job.SubtaskStatus.Retry;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.rule.Checks;
import io.tierworks.planner.job.rule.Retries;

/// Handles the report on a check: takes its answer, tries again on the same tier after a fault or a
/// loss, or ends it undecided.
final class CheckReports {
  private CheckReports() {}

  static void reported(CommandContext context, CheckRef check, Attempt attempt, Report report) {
    switch (report) {
      case Report.Answer answer ->
          Checks.answered(context, check, answer.answer(), answer.latencyMs());
      case Report.Returned returned -> Checks.returned(context, check, returned.why());
      case Report.Failure failure when !failure.isRetryable() ->
          Checks.undecided(context, check, failure.why());
      case Report.Failure failure ->
          again(context, check, attempt, RetryReason.of(failure.code()), failure.message());
      case Report.Lost(var reason) -> again(context, check, attempt, RetryReason.of(reason), "");
    }
  }

  private static void again(
      CommandContext context, CheckRef check, Attempt attempt, RetryReason reason, String detail) {
    Retries.again(context, check.ref(), Retry.of(attempt.tier(), reason), detail);
  }
}
