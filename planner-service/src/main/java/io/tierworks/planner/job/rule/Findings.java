package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.job.Link;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.CheckFinding;
import io.tierworks.planner.job.CheckFinding.Verdict;
import io.tierworks.planner.job.CheckRef;
import io.tierworks.planner.job.view.JobView;
import java.util.List;

/// What checks found, with what they cost so far.
final class Findings {
  private Findings() {}

  static CheckFinding of(
      JobView view, CheckRef check, Verdict verdict, List<String> fields, String note) {
    var cost = view.subtask(check.ref()).cost();
    return new CheckFinding(check.ref().id(), check.attempt(), verdict, fields, note, cost, 0);
  }

  /// The verdict of a link, with what its samples cost and how long the slowest took.
  static Check verdict(Link link, boolean passed, String detail, List<CheckFinding> findings) {
    var cost = findings.stream().map(CheckFinding::cost).reduce(Money.ZERO, Money::plus);
    long latency = findings.stream().mapToLong(CheckFinding::latencyMs).max().orElse(0);
    return new Check(link.check(), passed, detail, cost, latency);
  }
}
