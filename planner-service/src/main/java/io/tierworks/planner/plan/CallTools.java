package io.tierworks.planner.plan;

import io.tierworks.common.contract.subtask.ToolLimits;
import io.tierworks.common.contract.worker.WorkerStatus.ToolOffer;
import io.tierworks.common.cost.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tools that a call may use.
///
/// @param workspace that they read; null without one
public record CallTools(List<String> names, @Nullable String workspace, ToolLimits limits) {
  public static final CallTools NONE = new CallTools(List.of(), null, ToolLimits.NONE);

  public CallTools {
    names = List.copyOf(names);
  }

  /// The tools of a step, in the workspace of its job.
  public static CallTools of(Step step, JobBrief brief, ToolLimits limits) {
    return step.tools().isEmpty() ? NONE : new CallTools(step.tools(), brief.workspace(), limits);
  }

  /// The tools of a call of the planner's own: those that the job allows and the workers of the
  /// tier offer. None if the workers lack the workspace of the job.
  public static CallTools of(JobBrief brief, ToolOffer offer, ToolLimits limits) {
    var workspace = brief.workspace();
    var names = brief.tools().stream().filter(offer.tools()::contains).toList();
    boolean areUsable =
        limits.rounds() > 0
            && !names.isEmpty()
            && (workspace == null || offer.workspaces().contains(workspace));
    return areUsable ? new CallTools(names, workspace, limits) : NONE;
  }

  public boolean areNone() {
    return names.isEmpty();
  }

  Usage most(long prompt, int output) {
    return limits.most(prompt, names.size(), output);
  }
}
