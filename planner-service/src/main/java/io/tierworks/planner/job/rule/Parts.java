package io.tierworks.planner.job.rule;

import io.tierworks.common.verify.SnapshotChecks;
import io.tierworks.planner.job.Advice;
import io.tierworks.planner.job.RetryReason;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.SubtaskStatus.Accepted;
import io.tierworks.planner.job.SubtaskStatus.Retry;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.ReplanEvent.PartAccepted;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.plan.Replan;
import io.tierworks.planner.plan.SubtaskPrompt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Parts of a subtask that a new plan splits. They are answered one after the other, each with a
/// full number of attempts; what goes wrong with one goes wrong with the subtask. Each part but the
/// first counts as one more subtask of the job.
public final class Parts {
  static final int MOST = 8;

  private Parts() {}

  /// What a new plan says about subtasks. Those that cannot be split are done as a whole, and their
  /// calls read what the parts say.
  public static Map<SubtaskRef, Advice> advice(JobView view, Map<SubtaskRef, Replan.Group> groups) {
    int left = view.job().terms().caps().maxSubtasks() - view.job().totalSubtasks() - before(view);
    var advice = new LinkedHashMap<SubtaskRef, Advice>();
    for (var named : groups.entrySet()) {
      var group = named.getValue();
      int more = group.parts().size() - 1;
      boolean splits = more > 0 && more <= left && maySplit(view, named.getKey(), group);
      left -= splits ? more : 0;
      var told = group.instructions();
      advice.put(
          named.getKey(),
          splits
              ? Advice.of(told, group.parts())
              : Advice.of(SubtaskPrompt.covering(told, group.parts()), List.of()));
    }
    return advice;
  }

  /// Those of earlier plans.
  private static int before(JobView view) {
    return Replans.all(view).flatMap(call -> call.output().stream()).mapToInt(Replan::parts).sum();
  }

  /// Only a worker with the workspace can check some answers, and it sees no joined one.
  private static boolean maySplit(JobView view, SubtaskRef ref, Replan.Group group) {
    var checks = view.plan().step(ref.step()).checks();
    return group.parts().size() <= MOST && checks.stream().noneMatch(SnapshotChecks::isOne);
  }

  /// Takes the answer to the next part. The part behind it starts on the tier that answered.
  public static void accept(CommandContext context, SubtaskRef ref, Accepted answer) {
    SubtaskLifecycle.withdraw(context, ref);
    var advice = advice(context.subtask(ref));
    int part = advice.answers().size() + 1;
    context.emit(new PartAccepted(context.id(), ref, answer, part, advice.parts().size()));
    if (context.subtask(ref).lacksPart()) {
      Retries.issueOrHold(context, ref, Retry.of(answer.tier(), RetryReason.REPLANNED));
    }
  }

  /// The answers to all parts, in order.
  public static List<Accepted> answers(JobView view, SubtaskRef ref) {
    return advice(view.subtask(ref)).answers();
  }

  private static Advice advice(SubtaskState subtask) {
    return Objects.requireNonNull(subtask.advice());
  }
}
