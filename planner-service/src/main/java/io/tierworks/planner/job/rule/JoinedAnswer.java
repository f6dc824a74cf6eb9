package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.cost.Usage;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus.Accepted;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.judge.AnswerJoin;
import java.util.List;

/// One answer made of those to all parts of a subtask, as if the last attempt had given it. It has
/// to pass what an answer to the whole subtask has to pass.
///
/// @param fault why it may not be accepted; empty if it may
public record JoinedAnswer(Accepted answer, String fault) {

  public static JoinedAnswer of(JobView view, SubtaskRef ref) {
    var parts = Parts.answers(view, ref);
    var step = view.plan().step(ref.step());
    var joined = AnswerJoin.of(step.output(), parts.stream().map(Accepted::output).toList());
    var last = parts.getLast();
    var usage = parts.stream().map(Accepted::usage).reduce(Usage.NONE, Usage::plus);
    var checks = CodeChecks.of(view, ref, joined.output());
    var recorded = step.verify().size() > 1 ? checks : List.<Check>of();
    return new JoinedAnswer(
        new Accepted(last.attempt(), last.tier(), joined.output(), usage, recorded),
        fault(joined, checks));
  }

  private static String fault(AnswerJoin joined, List<Check> checks) {
    return joined.conflicts().isEmpty()
        ? CodeChecks.failed(checks).map(Check::feedback).orElse("")
        : "the answers to the parts differ in " + String.join(", ", joined.conflicts());
  }
}
