package io.tierworks.planner.job.prompt;

import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.TokenEstimate;
import io.tierworks.common.cost.Usage;
import io.tierworks.planner.job.SummaryLevel;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.judge.SummaryPrompt;
import java.util.List;

/// What summaries cost, before their calls are made.
public final class SummaryCosts {
  private SummaryCosts() {}

  /// About the most that the calls for these pages cost.
  public static Money mostOf(JobView view, List<SummaryPages.Sized> pages) {
    var price = view.policy().ladder().belowFlagship().price();
    var most = Money.ZERO;
    for (var page : pages) {
      var least = SummaryPrompt.least(view.brief(), page.page().step(), page.results());
      long input = least.inputTokens() + TokenEstimate.upperBound(page.bytes());
      most = most.plus(price.of(Usage.of(input, least.maxOutputTokens())));
    }
    return most;
  }

  /// What all summaries of the job have cost so far, and may still cost.
  public static Money usedBy(JobView view) {
    return view.store()
        .summaries(view.id())
        .refs()
        .flatMap(ref -> view.subtask(ref).attempts().stream())
        .map(attempt -> attempt.isOpen() ? attempt.reserved() : attempt.bill().cost())
        .reduce(Money.ZERO, Money::plus);
  }

  /// Pages of the next level: neighbouring summaries of one step, several on each.
  public static List<SummaryPages.Sized> pagesOver(JobView view, SummaryLevel level) {
    var pages = new SummaryPages(view.policy().ladder().belowFlagship().window());
    for (int i = 0; i < level.pages().size(); i++) {
      var summary = SummaryCalls.accepted(view, level.ref(i));
      if (summary.isPresent()) {
        pages.add(level.pages().get(i).step(), i, summary.get().bytes());
      } else {
        pages.cut();
      }
    }
    return pages.ofSeveral();
  }
}
