package io.tierworks.planner.job.event;

import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.store.JobWriter;
import io.tierworks.planner.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A job has its plan.
///
/// @param kept budget set aside for judging
/// @param estimate what the plan costs if nothing goes wrong
public record Planned(String job, Plan plan, List<StepProgress> steps, Money kept, Money estimate)
    implements OpenJobEvent {

  /// A plan without steps and judgment.
  public static Planned direct(String job, Plan plan) {
    return new Planned(job, plan, List.of(), Money.ZERO, Money.ZERO);
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
    var detail = new LinkedHashMap<String, Object>();
    detail.put("form", plan.form());
    detail.put("reason", plan.reason());
    detail.put("steps", steps.stream().map(this::step).toList());
    detail.put("estimate", estimate);
    return Optional.of(AuditLine.of("planned").detail(detail));
  }

  private Map<String, ?> step(StepProgress progress) {
    var step = plan.step(progress.id());
    var line = new LinkedHashMap<String, Object>();
    line.put("id", step.id());
    line.put("kind", step.kind());
    line.put("tier", step.tier());
    line.put("over", step.over());
    line.put("needs", List.copyOf(step.needs()));
    line.put("total", progress.total());
    line.put("instructions", AuditLine.excerpt(step.instructions()));
    return line;
  }
}
