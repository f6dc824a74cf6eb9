package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.prompt.SubtaskCalls;
import io.tierworks.planner.job.rule.Checks;
import io.tierworks.planner.job.rule.PlannerCalls;
import io.tierworks.planner.job.rule.ReleaseQueue;
import io.tierworks.planner.job.view.PricedCall;
import io.tierworks.planner.plan.Step;

/// Releases checks, and subtasks in plan order, within the job's window, while the budget covers
/// their worst case. Before a job has a plan, its first call is released in the same way.
final class Release {
  private Release() {}

  static void release(CommandContext context, String tier, int most) {
    var job = context.job();
    if (ReleaseQueue.size(job, tier, context.policy()) == 0) {
      return;
    }
    if (job.isUnopened()) {
      PlannerCalls.make(context);
      return;
    }
    int credit = Math.min(most, context.policy().window() - job.ledger().open());
    credit -= Checks.release(context, tier, credit);
    for (var step : context.plan().steps()) {
      if (credit > 0 && step.tier().equals(tier)) {
        credit -= release(context, step, credit);
      }
    }
  }

  /// @return how many subtasks were released
  private static int release(CommandContext context, Step step, int credit) {
    var calls = new SubtaskCalls(context, step);
    int released = 0;
    for (var ref : ReleaseQueue.next(context, step, credit)) {
      var spec = calls.of(ref);
      var worstCase = context.worstCase(ref, step.tier(), () -> spec);
      if (!context.affords(worstCase)) {
        break;
      }
      context.issue(ref, Purpose.WORK, new PricedCall(step.tier(), spec, worstCase));
      released++;
    }
    return released;
  }
}
