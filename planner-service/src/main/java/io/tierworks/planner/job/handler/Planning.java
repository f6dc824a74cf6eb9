package io.tierworks.planner.job.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.result.Decision;
import io.tierworks.common.contract.result.Decision.Choice;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.PlanRefusal;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.PlanEvent.PlanRefused;
import io.tierworks.planner.job.event.PlanEvent.Planned;
import io.tierworks.planner.job.prompt.Estimate;
import io.tierworks.planner.job.prompt.JudgeInput;
import io.tierworks.planner.job.rule.Questions;
import io.tierworks.planner.job.rule.Settlement;
import io.tierworks.planner.plan.CallSpec;
import io.tierworks.planner.plan.Finding;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.plan.PlanCompiler;
import io.tierworks.planner.plan.PlanDraft;
import io.tierworks.planner.plan.PlanLint;
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
    var draft = PlanDraft.read(output);
    var bounds = context.brief().bounds(context.job().terms().caps().maxSubtasks());
    var findings =
        draft.draft().map(d -> lint(context).findings(d, bounds)).orElse(draft.findings());
    if (draft.draft().isPresent() && findings.isEmpty()) {
      start(context, PlanCompiler.compile(draft.draft().get(), bounds));
    } else {
      refuse(context, call, output, findings);
    }
  }

  private static PlanLint lint(CommandContext context) {
    return new PlanLint(context.policy().ladder(), context.policy().tools().offers());
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

  private static void start(CommandContext context, Plan plan) {
    boolean direct = plan.form() == PlanForm.DIRECT;
    context.emit(
        direct
            ? Planned.direct(context.id(), plan, Estimate.ofDirect(context))
            : planned(context, plan));
    Questions.startOrAsk(context);
  }

  private static Planned planned(CommandContext context, Plan plan) {
    var steps = StepProgress.of(plan, context.brief());
    int subtasks = steps.stream().mapToInt(StepProgress::total).sum();
    var largest = JudgeInput.largest(context.brief(), subtasks);
    var kept = kept(context, largest);
    return new Planned(context.id(), plan, steps, kept, Estimate.of(context, plan, steps, kept));
  }

  /// What the judgment costs at most, but not more than half of what is left. Nothing is left if
  /// second runs of a call have cost more than the cap.
  private static Money kept(CommandContext context, CallSpec judgment) {
    var half = new Money(Math.max(0, context.job().ledger().free().nanos() / 2));
    var call = context.price(context.policy().flagship(), judgment, half);
    return call.worstCase().exceeds(half) ? half : call.worstCase();
  }

  static void approve(CommandContext context, JobCommand.Approve command) {
    var choice = command.approved() ? Choice.APPROVE : Choice.REJECT;
    Questions.decidePlan(
        context,
        Decision.ofPerson(Decision.On.PLAN, choice, command.by(), command.note(), context.now()));
  }
}
