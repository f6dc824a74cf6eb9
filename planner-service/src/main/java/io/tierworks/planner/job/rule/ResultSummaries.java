package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.result.GapReason;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.SummaryLevel;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.SummaryEvent.SummariesEnded;
import io.tierworks.planner.job.event.SummaryEvent.SummariesRefused;
import io.tierworks.planner.job.event.SummaryEvent.SummariesStarted;
import io.tierworks.planner.job.event.SummaryEvent.SummaryGivenUp;
import io.tierworks.planner.job.prompt.JudgeInput;
import io.tierworks.planner.job.prompt.ShownSummaries;
import io.tierworks.planner.job.prompt.SummaryCalls;
import io.tierworks.planner.job.prompt.SummaryCosts;
import io.tierworks.planner.job.prompt.SummaryPages;
import java.util.List;
import java.util.Optional;

/// Summaries by models, for results whose texts the judge would not see in full. Each round of the
/// judgment has its own, level by level until they fit. They are made only if all of them fit the
/// limits of the job, so that no part of its results counts for more than another. A page without a
/// summary is shown as if none had been asked for.
public final class ResultSummaries {
  private static final int MOST_PAGES = 500;
  private static final int MOST_LEVELS = 4;

  /// Calls that one command makes at most, so that other jobs get their turn.
  private static final int MOST_ISSUED = 8;

  private ResultSummaries() {}

  /// Asks for summaries if a judgment needs them, and the job may.
  ///
  /// @return whether the judgment waits for them
  static boolean begin(CommandContext context, JudgeInput input) {
    int round = context.phase().round();
    var hidden = input.hidden();
    if (hidden.isEmpty()
        || context.policy().summaries().budget() == 0
        || !levels(context).isEmpty()) {
      return false;
    }
    var next = new SummaryLevel(round, 1, hidden.stream().map(SummaryPages.Sized::page).toList());
    var why = obstacle(context, hidden);
    context.emit(
        why.isEmpty()
            ? new SummariesStarted(context.id(), next)
            : new SummariesRefused(context.id(), round, why.get()));
    return why.isEmpty();
  }

  private static List<SummaryLevel> levels(CommandContext context) {
    return context.store().summaries(context.id()).of(context.phase().round());
  }

  /// Why the pages are not summarised.
  private static Optional<String> obstacle(CommandContext context, List<SummaryPages.Sized> pages) {
    var job = context.job();
    if (!context.now().isBefore(job.terms().times().wrapUpAt())) {
      return Optional.of("no time was left for summaries");
    }
    long all = context.store().summaries(context.id()).refs().count() + pages.size();
    if (pages.size() > MOST_PAGES) {
      return Optional.of(
          "%d summaries were needed, at most %d are made".formatted(all, MOST_PAGES));
    }
    int most = job.terms().caps().maxSubtasks();
    if (job.totalSubtasks() + all > most) {
      return Optional.of(
          "%d subtasks and %d summaries exceed limits.maxSubtasks, which is %d"
              .formatted(job.totalSubtasks(), all, most));
    }
    var worstCase = SummaryCosts.mostOf(context, pages);
    return isTooDear(context, worstCase)
        ? Optional.of(tooDear(context, worstCase))
        : Optional.empty();
  }

  private static boolean isTooDear(CommandContext context, Money worstCase) {
    var all = SummaryCosts.usedBy(context).plus(worstCase);
    return all.exceeds(budget(context)) || !context.affords(worstCase);
  }

  private static Money budget(CommandContext context) {
    return context.policy().summaries().budget(context.job().ledger().cap());
  }

  private static String tooDear(CommandContext context, Money worstCase) {
    return "summaries could cost %s more; they may cost %s together, and %s of limits.maxCost is left"
        .formatted(worstCase, budget(context), context.job().ledger().free());
  }

  /// Makes the calls that are due, asks for the next level, or goes on to the judgment.
  ///
  /// @return whether anything changed
  public static boolean advance(CommandContext context) {
    var level = levels(context).getLast();
    var left = level.refs().map(context::subtask).filter(ResultSummaries::isLeft).toList();
    if (left.isEmpty()) {
      end(context, level);
      return true;
    }
    if (Delays.holds(context)) {
      return false;
    }
    int before = context.changes();
    var due = left.stream().filter(summary -> !summary.isBeingTried()).toList();
    int credit = context.policy().window() - context.job().ledger().open();
    int most = Math.clamp(credit, 0, MOST_ISSUED);
    due.stream().limit(most).forEach(summary -> issue(context, summary));
    if (due.size() > most && credit > most) {
      context.goOnLater();
    }
    return context.changes() > before;
  }

  private static boolean isLeft(SubtaskState summary) {
    return summary.isWaiting() || summary.isOpen();
  }

  private static void issue(CommandContext context, SubtaskState summary) {
    var tier = context.policy().ladder().belowFlagship().tier();
    var call = context.price(tier, SummaryCalls.of(context, summary.ref()));
    if (isTooDear(context, call.worstCase())) {
      giveUp(context, summary.ref(), GapReason.BUDGET, tooDear(context, call.worstCase()));
    } else {
      context.issue(summary.ref(), summary.isWaiting() ? Purpose.JUDGE : Purpose.RETRY, call);
    }
  }

  private static void end(CommandContext context, SummaryLevel level) {
    var shown = ShownSummaries.of(context);
    if (shown.areNone() || shown.bytes() <= JudgeInput.roomOfSummaries(context)) {
      context.emit(new SummariesEnded(context.id(), ""));
      return;
    }
    var next = SummaryCosts.pagesOver(context, level);
    var why =
        next.isEmpty() || level.level() == MOST_LEVELS
            ? Optional.of("the summaries are too long for the judge")
            : obstacle(context, next);
    if (why.isPresent()) {
      context.emit(new SummariesEnded(context.id(), why.get()));
    } else {
      var pages = next.stream().map(SummaryPages.Sized::page).toList();
      context.emit(
          new SummariesStarted(
              context.id(), new SummaryLevel(level.round(), level.level() + 1, pages)));
    }
  }

  /// Ends those that have not ended. The job is judged with those that have.
  public static void giveUp(CommandContext context, String why) {
    levels(context)
        .getLast()
        .refs()
        .map(context::subtask)
        .filter(ResultSummaries::isLeft)
        .forEach(summary -> giveUp(context, summary.ref(), GapReason.DEADLINE, why));
  }

  public static void giveUp(
      CommandContext context, SubtaskRef summary, GapReason reason, String why) {
    context.cancelOpen(summary);
    context.emit(new SummaryGivenUp(context.id(), summary, reason, why));
  }
}
