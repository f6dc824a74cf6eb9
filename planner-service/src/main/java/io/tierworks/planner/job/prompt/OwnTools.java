package io.tierworks.planner.job.prompt;

import io.tierworks.common.contract.subtask.ToolLimits;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.plan.CallTools;
import java.util.Optional;

/// The tools of the calls for plan and judgment: those that the job allows and the flagship's
/// workers offer, within limits of their own.
public final class OwnTools {
  private OwnTools() {}

  public static CallTools of(JobView view) {
    var tools = view.policy().tools();
    return tools
        .offers()
        .of(view.policy().flagship())
        .map(offer -> CallTools.of(view.brief(), offer, tools.ownLimits()))
        .orElse(CallTools.NONE);
  }

  /// The workspace of the job, if the flagship's workers have it.
  public static Optional<String> workspace(JobView view) {
    return Optional.ofNullable(view.brief().workspace())
        .filter(workspace ->
            view.policy()
                .tools()
                .offers()
                .of(view.policy().flagship())
                .filter(offer -> offer.workspaces().contains(workspace))
                .isPresent());
  }

  /// The most input tokens that the rounds before the last call add to it.
  ///
  /// @param output the most output tokens of each call
  static long mostAdded(CallTools tools, int output) {
    var limits = tools.limits();
    return tools.areNone()
        ? 0
        : ToolLimits.mostOf(
                limits.rounds(),
                limits.bytes(),
                ToolLimits.definitions(tools.names().size()),
                output)
            .input();
  }
}
