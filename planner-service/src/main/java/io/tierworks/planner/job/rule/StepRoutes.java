package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.job.Routing;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.prompt.Estimate;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.ledger.Ladder;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.plan.Step;
import io.tierworks.planner.routing.KindTier;
import io.tierworks.planner.routing.NewPlan;
import io.tierworks.planner.routing.NextTier;
import io.tierworks.planner.routing.Route;
import io.tierworks.planner.routing.StartTier;
import io.tierworks.planner.routing.TierChoice;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the subtasks of a step start, if not where the plan says.
public final class StepRoutes {
  private final JobView view;
  private final Optional<StartTier> adaptive;

  private StepRoutes(JobView view, Optional<StartTier> adaptive) {
    this.view = view;
    this.adaptive = adaptive;
  }

  /// By what is known now.
  public static StepRoutes of(JobView view, Step step) {
    return new StepRoutes(view, startTier(view, step));
  }

  /// What follows when answers of a step were refused.
  ///
  /// @param otherwise ways to an answer for certain
  /// @param plan the way to a new plan, if there may be one
  /// @return empty unless the step is routed by what is known now
  static Optional<NextTier> next(
      JobView view,
      Step step,
      List<Route.Way> otherwise,
      Optional<NewPlan> plan,
      List<String> refused) {
    if (!adapts(view, step)) {
      return Optional.empty();
    }
    var candidates = candidates(view, step);
    var planned = plan.map(each -> each.way(candidates, otherwise));
    var ways = Stream.concat(otherwise.stream(), planned.stream()).toList();
    return Optional.of(new NextTier(candidates, ways, refused));
  }

  /// The steps at their start.
  static List<StepProgress> started(JobView view, Plan plan, List<StepProgress> steps) {
    return steps.stream()
        .map(step ->
            startTier(view, plan.step(step.id()))
                .map(start -> step.at(start.route().tier()))
                .orElse(step))
        .toList();
  }

  /// Empty if the plan's tier holds: the job is not adaptive, or workers of other tiers may lack
  /// the tools of the step.
  private static Optional<StartTier> startTier(JobView view, Step step) {
    return adapts(view, step)
        ? Optional.of(new StartTier(candidates(view, step)))
        : Optional.empty();
  }

  static boolean adapts(JobView view, Step step) {
    return view.job().terms().routing() == Routing.ADAPTIVE && step.tools().isEmpty();
  }

  private static List<TierChoice> candidates(JobView view, Step step) {
    long input = view.brief().largestInput();
    return view.policy().ladder().rungs().stream()
        .filter(rung -> rung.window() >= input || rung.tier().equals(step.tier()))
        .map(rung -> candidate(view, step, rung))
        .toList();
  }

  private static TierChoice candidate(JobView view, Step step, Ladder.Rung rung) {
    var key = new KindTier(step.kind().toString(), rung.tier());
    return new TierChoice(
        rung.tier(),
        Estimate.ofSubtask(view, step, rung),
        view.policy().routes().learned().of(key));
  }

  /// The route of the step; empty if the plan's tier holds.
  public Optional<Route> route() {
    return adaptive.map(StartTier::route);
  }

  /// The route of one subtask; empty if the plan's tier holds for a reason of the plan.
  public Optional<Route> route(SubtaskRef ref) {
    return adaptive
        .map(start -> start.route(view.id() + "/" + ref.id()))
        .or(() -> Optional.ofNullable(view.job().terms().tier()).map(Route::fixed));
  }
}
