package io.tierworks.planner.job.prompt;

import io.tierworks.common.contract.subtask.Material;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.judge.Ruling;
import io.tierworks.planner.plan.SubtaskPrompt;
import java.util.List;

/// What the judge, or the one call that answers a job, is told of an answer that a person sent
/// back: the answer and the comment.
public final class SentBackAnswer {
  private SentBackAnswer() {}

  /// @return nothing if none was sent back
  public static List<Material> of(JobView view) {
    return view.store()
        .comment(view.id())
        .map(comment -> {
          var direct = view.subtask(SubtaskRef.DIRECT).earlier();
          var before =
              view.store()
                  .ruling(view.id())
                  .map(Ruling::answer)
                  .or(() -> direct.map(accepted -> accepted.output()));
          return SubtaskPrompt.again(before.orElse(null), comment.text());
        })
        .orElse(List.of());
  }
}
