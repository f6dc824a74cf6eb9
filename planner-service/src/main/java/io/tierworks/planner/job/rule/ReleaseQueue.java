package io.tierworks.planner.job.rule;

import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Policy;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.prompt.StepSummaries;
import io.tierworks.planner.job.prompt.SubtaskCalls;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.plan.Step;
import java.util.List;
import java.util.stream.IntStream;

/// Which subtasks of a job can be released, and whether its budget covers any of them.
public final class ReleaseQueue {
  private ReleaseQueue() {}

  /// How many subtasks the job could release to the tier if its window were open. Before the
  /// planner's first call of the flagship, this is that call.
  public static int size(JobState job, String tier, Policy policy) {
    if (job.isUnopened()) {
      return tier.equals(policy.flagship()) ? 1 : 0;
    }
    return job.releasable(tier);
  }

  /// The next subtasks of a step whose needs are met and summarised.
  public static List<SubtaskRef> next(JobView view, Step step, int most) {
    var progress = view.job().step(step.id());
    if (!view.job().isUnblocked(progress) || !StepSummaries.areReady(view, step)) {
      return List.of();
    }
    if (progress.isQueued()) {
      return view.store().ready(view.id(), step.id(), most);
    }
    int end = Math.min(progress.total(), progress.released() + most);
    return IntStream.range(progress.released(), end)
        .mapToObj(i -> new SubtaskRef(step.id(), i))
        .toList();
  }

  /// Whether the budget covers no further subtask, and no open attempt can give anything back.
  public static boolean isStuck(CommandContext context) {
    var job = context.job();
    return job.ledger().open() == 0
        && !Delays.holds(context)
        && !(job.allStepsComplete() && job.counters().checks().areNone())
        && !Checks.canGoOn(context)
        && context.plan().steps().stream().noneMatch(step -> affordsNext(context, step));
  }

  private static boolean affordsNext(CommandContext context, Step step) {
    var tier = context.job().step(step.id()).tier();
    return next(context, step, 1).stream()
        .map(ref -> context.worstCase(ref, tier, () -> SubtaskCalls.of(context, ref)))
        .anyMatch(context::affords);
  }
}
