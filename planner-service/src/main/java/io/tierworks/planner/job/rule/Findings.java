package io.tierworks.planner.job.rule;

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
}
