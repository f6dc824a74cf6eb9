package io.tierworks.planner.job.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.result.Decision;
import io.tierworks.common.contract.result.Decision.Choice;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.PlanRefusal;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.PlanEvent.PlanRefused;
import io.tierworks.planner.job.rule.PlanStart;
import io.tierworks.planner.job.rule.Questions;
import io.tierworks.planner.job.rule.Settlement;
import io.tierworks.planner.plan.Finding;
import io.tierworks.planner.plan.PlanDraft;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Handles plans: reads and lints the model's plan, and starts a good one. A bad plan goes back to
/// the model once, with the findings; a second bad plan ends the job. A plan may need a person's
/// approval.
final class Planning {
  private Planning() {}

  /// @param call the call that was answered
  /// @param output what the model wrote
  static void answered(CommandContext context, SubtaskRef call, JsonNode output) {
    var read = PlanDraft.read(output);
    var findings =
        read.draft().map(draft -> PlanStart.lint(context, draft)).orElse(read.findings());
    if (read.draft().isPresent() && findings.isEmpty()) {
      PlanStart.start(context, PlanStart.compile(context, read.draft().get()));
    } else {
      refuse(context, call, output, findings);
    }
  }

  /// The model's output is no JSON object.
  ///
  /// @param note what the worker says about it
  static void unreadable(CommandContext context, SubtaskRef call, String note) {
    var finding = new Finding("plan", "unreadable: " + note, "follow the schema");
    refuse(context, call, null, List.of(finding));
  }

  private static void refuse(
      CommandContext context, SubtaskRef call, @Nullable JsonNode output, List<Finding> findings) {
    var all = Stream.concat(wishes(context), findings.stream()).toList();
    context.emit(new PlanRefused(context.id(), output, all));
    if (call.isRepair()) {
      var errors = findings.stream().map(Finding::violation).toList();
      Settlement.settle(context, new Outcome(JobStatus.FAILED, errors));
    }
  }

  /// What a person wanted changed, so that the repair keeps to it.
  private static Stream<Finding> wishes(CommandContext context) {
    return context.store().refusal(context.id()).filter(PlanRefusal::byPerson).stream()
        .flatMap(refusal -> refusal.findings().stream());
  }

  static void approve(CommandContext context, JobCommand.Approve command) {
    var choice = command.approved() ? Choice.APPROVE : Choice.REJECT;
    Questions.decidePlan(
        context,
        Decision.ofPerson(Decision.On.PLAN, choice, command.by(), command.note(), context.now()));
  }
}
