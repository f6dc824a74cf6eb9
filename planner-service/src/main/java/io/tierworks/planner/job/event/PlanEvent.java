package io.tierworks.planner.job.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.result.Decision;
import io.tierworks.common.contract.result.JobEventType.OfJob;
import io.tierworks.common.contract.result.JobEventType.OfSubtask;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.PlanRefusal;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.store.JobWriter;
import io.tierworks.planner.plan.Finding;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.routing.KindTier;
import io.tierworks.planner.routing.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A plan is read, or a step or a subtask of it goes to another tier.
public sealed interface PlanEvent extends OpenJobEvent {
  /// A job has its plan.
  ///
  /// @param kept budget set aside for judging
  /// @param estimate what the plan costs if nothing goes wrong
  record Planned(String job, Plan plan, List<StepProgress> steps, Money kept, Money estimate)
      implements PlanEvent {

    /// A plan without steps and judgment.
    public static Planned direct(String job, Plan plan, Money estimate) {
      return new Planned(job, plan, List.of(), Money.ZERO, estimate);
    }

    @Override
    public JobState evolve(JobState before) {
      return before.with(steps).with(before.ledger().keep(kept));
    }

    @Override
    public void store(JobWriter writer) {
      writer.put(plan);
    }

    @Override
    public Optional<AuditLine> audit() {
      var line =
          AuditLine.of(OfJob.PLANNED)
              .with("form", plan.form())
              .with("reason", plan.reason())
              .with("steps", steps.stream().map(this::step).toList())
              .with("estimate", estimate);
      var template = plan.template();
      return Optional.of(template == null ? line : line.with("template", template));
    }

    private Map<String, ?> step(StepProgress progress) {
      var step = plan.step(progress.id());
      var line = new LinkedHashMap<String, Object>();
      line.put("id", step.id());
      line.put("kind", step.kind());
      line.put("tier", progress.tier());
      line.put("over", step.over());
      line.put("needs", List.copyOf(step.needs()));
      line.put("total", progress.total());
      line.put("instructions", AuditLine.excerpt(step.instructions()));
      return line;
    }
  }

  /// The next subtasks of a step start at another tier than those before.
  record StepRouted(String job, String step, KindTier from, Route route) implements PlanEvent {
    @Override
    public JobState evolve(JobState before) {
      return before.withStep(step, progress -> progress.at(route.tier()));
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(
          AuditLine.of(OfJob.ROUTED)
              .tier(route.tier())
              .with("step", step)
              .with("kind", from.kind())
              .with("from", from.tier())
              .with("reason", route.reason())
              .with("learned", route.learned()));
    }
  }

  /// What follows a refused answer is chosen by what was learned.
  ///
  /// @param from tier of the answer
  record SubtaskRouted(String job, SubtaskRef ref, KindTier from, Route route)
      implements PlanEvent {
    @Override
    public void store(JobWriter writer) {
      writer.change(ref, subtask -> subtask.at(route));
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(
          AuditLine.of(OfSubtask.SUBTASK_ROUTED, ref)
              .tier(route.tier())
              .with("kind", from.kind())
              .with("from", from.tier())
              .with("route", route));
    }
  }

  /// The plan is not approved.
  record PlanRejected(String job, Decision decision) implements PlanEvent {
    @Override
    public void store(JobWriter writer) {
      writer.add(decision);
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(AuditLine.of(OfJob.PLAN_REJECTED).with(decision));
    }
  }

  /// A plan does not pass the lint.
  ///
  /// @param plan as the model wrote it; null when it was unreadable
  record PlanRefused(String job, @Nullable JsonNode plan, List<Finding> findings)
      implements PlanEvent {
    @Override
    public void store(JobWriter writer) {
      writer.put(new PlanRefusal(plan, findings, false));
    }

    @Override
    public Optional<AuditLine> audit() {
      var texts = findings.stream().map(Finding::toString).toList();
      return Optional.of(AuditLine.of(OfJob.PLAN_REFUSED).with("findings", texts));
    }
  }
}
