package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.PlanEvent.Planned;
import io.tierworks.planner.job.prompt.Estimate;
import io.tierworks.planner.job.prompt.JudgeInput;
import io.tierworks.planner.plan.CallSpec;
import io.tierworks.planner.plan.Finding;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.plan.PlanBounds;
import io.tierworks.planner.plan.PlanCompiler;
import io.tierworks.planner.plan.PlanDraft;
import io.tierworks.planner.plan.PlanLint;
import java.util.List;

/// Checks a plan of a model or of a template, and starts the job by it.
public final class PlanStart {
  private PlanStart() {}

  /// Starts the job by the plan of a template, without a call. A template that does not fit the job
  /// ends it before anything is spent.
  public static void byTemplate(CommandContext context, String name) {
    var library = context.policy().library();
    var template = library.template(name);
    if (template.isEmpty()) {
      Settlement.settle(context, Outcomes.noSuchTemplate(library.templates().keySet()));
      return;
    }
    var findings = lint(context, template.get().plan());
    if (findings.isEmpty()) {
      var plan = compile(context, template.get().plan());
      start(context, plan.from(name + "@" + template.get().version()));
    } else {
      Settlement.settle(context, Outcomes.unsuitableTemplate(findings));
    }
  }

  /// @return empty when the plan may run
  public static List<Finding> lint(CommandContext context, PlanDraft draft) {
    var policy = context.policy();
    return new PlanLint(policy.ladder(), policy.library(), policy.tools().offers())
        .findings(atFixedTier(context, draft), bounds(context));
  }

  /// @param draft without findings
  public static Plan compile(CommandContext context, PlanDraft draft) {
    var policy = context.policy();
    return PlanCompiler.compile(
        atFixedTier(context, draft), bounds(context), policy.library(), policy.ladder());
  }

  /// With fixed routing the job names the tier, whatever the plan says.
  private static PlanDraft atFixedTier(CommandContext context, PlanDraft draft) {
    var tier = context.job().terms().tier();
    return tier == null ? draft : draft.at(tier);
  }

  private static PlanBounds bounds(CommandContext context) {
    return context.brief().bounds(context.job().terms().caps().maxSubtasks());
  }

  /// Starts the job by its plan, or asks for the approval of the plan.
  public static void start(CommandContext context, Plan plan) {
    boolean direct = plan.form() == PlanForm.DIRECT;
    context.emit(
        direct
            ? Planned.direct(context.id(), plan, Estimate.ofDirect(context))
            : planned(context, plan));
    Questions.startOrAsk(context);
  }

  private static Planned planned(CommandContext context, Plan plan) {
    var steps = StepRoutes.started(context, plan, StepProgress.of(plan, context.brief()));
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
}
