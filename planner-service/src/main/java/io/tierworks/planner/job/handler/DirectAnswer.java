package io.tierworks.planner.job.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.result.JobResult.Claim;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.JudgeEvent.Judged;
import io.tierworks.planner.job.event.PhaseEvent.JudgingStarted;
import io.tierworks.planner.job.rule.PlannerCalls;
import io.tierworks.planner.job.rule.Verdicts;
import io.tierworks.planner.judge.Ruling;
import java.util.List;

/// Handles the answer of a job without steps. No judge looks at it, because the judge is the same
/// model.
final class DirectAnswer {
  private DirectAnswer() {}

  static void answered(CommandContext context, JsonNode output) {
    var claim = new Claim("the whole answer", List.of(PlannerCalls.DIRECT.id()));
    var ruling =
        new Ruling(
            Ruling.Kind.ACCEPT,
            1,
            "answered directly",
            output.path("answer"),
            List.of(claim),
            List.of());
    context.emit(new JudgingStarted(context.id()));
    context.emit(new Judged(context.id(), ruling));
    Verdicts.accept(context);
  }
}
