package io.tierworks.planner.job.prompt;

import io.tierworks.common.contract.subtask.Material;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.plan.SubtaskPrompt;
import java.util.List;

/// What a call is told of its questions and their answers.
final class Clarifications {
  private Clarifications() {}

  static List<Material> of(JobView view, SubtaskRef ref) {
    return view.job().counters().questions() == 0
        ? List.of()
        : view.subtask(ref).clarifications().stream()
            .map(each -> SubtaskPrompt.clarification(each.question(), each.answer()))
            .toList();
  }
}
