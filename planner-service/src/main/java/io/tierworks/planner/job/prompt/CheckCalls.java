package io.tierworks.planner.job.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tierworks.common.contract.job.Link;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.planner.job.CheckRef;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.judge.RubricPrompt;
import io.tierworks.planner.plan.CallSpec;
import java.util.List;

/// The calls for checks.
final class CheckCalls {
  private CheckCalls() {}

  /// An audit and a sample make the same call as the subject's first attempt: it is told neither
  /// the answer that is checked nor any feedback. A rubric asks about the candidate.
  static CallSpec of(JobView view, CheckRef check) {
    var subject = SubtaskCalls.ofStep(view, check.subject());
    if (check.isAudit()) {
      return subject;
    }
    return switch (view.plan().step(check.subject().step()).link(check.link())) {
      case Link.Rubric(_, var criteria) ->
          RubricPrompt.ask(subject, criteria, candidate(view, check));
      case Link.Agreement _, Link.Votes _, Link.Plain _, Link.Rules _ ->
          subject.plus(List.of(Material.of("sample", sample(check))));
    };
  }

  /// Each sample is a call of its own, also beside those of earlier attempts.
  private static String sample(CheckRef check) {
    return "%s of attempt %d".formatted(check.link(), check.attempt());
  }

  private static JsonNode candidate(JobView view, CheckRef check) {
    return view.subtask(check.subject())
        .candidate()
        .map(candidate -> candidate.answer().output())
        .orElse(MissingNode.getInstance());
  }
}
