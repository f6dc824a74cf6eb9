package io.tierworks.planner.job.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.verify.Verification;
import io.tierworks.planner.job.CheckRef;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.prompt.SubtaskCalls;
import io.tierworks.planner.job.view.JobView;
import java.util.List;
import java.util.Optional;

/// The checks of answers in code, made by the planner with the code that workers use.
public final class CodeChecks {
  private static final Verification VERIFICATION = new Verification();

  private CodeChecks() {}

  /// Those that the next call of a subtask names, in order. A rejection ends them.
  public static List<Check> of(JobView view, SubtaskRef ref, JsonNode output) {
    var call =
        view.isPlanned(ref) || CheckRef.of(ref).isPresent()
            ? SubtaskCalls.of(view, ref)
            : PlannerCalls.of(view, ref);
    return VERIFICATION.of(call.answer(), call.content().shared()).of(call.inputs(), output);
  }

  public static Optional<Check> failed(List<Check> made) {
    return made.stream().filter(check -> !check.passed()).findFirst();
  }
}
