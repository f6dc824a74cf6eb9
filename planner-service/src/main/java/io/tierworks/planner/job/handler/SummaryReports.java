package io.tierworks.planner.job.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.result.GapReason;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.RetryReason;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus.Accepted;
import io.tierworks.planner.job.SubtaskStatus.Retry;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.AttemptEvent.SubtaskRetried;
import io.tierworks.planner.job.event.SummaryEvent.SummaryAccepted;
import io.tierworks.planner.job.prompt.SummaryCalls;
import io.tierworks.planner.job.rule.AttemptLimits;
import io.tierworks.planner.job.rule.ResultSummaries;
import io.tierworks.planner.judge.Summary;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Handles the report on a summary: accepts it if it covers each of its results once, sends it
/// back, or gives it up. [Advance] makes the next call.
final class SummaryReports {
  private SummaryReports() {}

  static void reported(CommandContext context, SubtaskRef ref, Attempt attempt, Report report) {
    switch (report) {
      case Report.Answer answer -> answered(context, ref, attempt, answer.answer());
      case Report.Returned returned ->
          refused(context, ref, attempt, returned.note(), returned.output());
      case Report.Failure failure when !failure.isRetryable() ->
          ResultSummaries.giveUp(context, ref, GapReason.of(failure.code()), failure.why());
      case Report.NoAnswer none -> {
        if (AttemptLimits.left(context, ref) <= 0) {
          ResultSummaries.giveUp(context, ref, GapReason.ATTEMPTS_EXHAUSTED, none.why());
        }
      }
    }
  }

  private static void answered(
      CommandContext context, SubtaskRef ref, Attempt attempt, Accepted answer) {
    var fault = fault(context, ref, answer.output());
    if (fault.isEmpty()) {
      context.cancelOpen(ref);
      context.emit(new SummaryAccepted(context.id(), ref, answer));
    } else {
      refused(context, ref, attempt, fault.get(), answer.output());
    }
  }

  private static Optional<String> fault(CommandContext context, SubtaskRef ref, JsonNode output) {
    return Summary.read(output)
        .map(summary -> summary.fault(SummaryCalls.ids(context, ref)))
        .orElse(Optional.of("it is no summary by the schema"));
  }

  private static void refused(
      CommandContext context,
      SubtaskRef ref,
      Attempt attempt,
      String why,
      @Nullable JsonNode output) {
    if (AttemptLimits.left(context, ref) > 0) {
      var unverified = RetryReason.of(HandoffReason.UNVERIFIED);
      var retry = new Retry(attempt.tier(), unverified, why, output);
      var ended = ref.attempt(context.id(), attempt.number());
      context.emit(new SubtaskRetried(context.id(), ref, ended, retry, false));
    } else {
      ResultSummaries.giveUp(context, ref, GapReason.ATTEMPTS_EXHAUSTED, why);
    }
  }
}
