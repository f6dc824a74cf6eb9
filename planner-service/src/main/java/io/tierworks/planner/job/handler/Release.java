package io.tierworks.planner.job.handler;

import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.PlanEvent.StepRouted;
import io.tierworks.planner.job.prompt.SubtaskCalls;
import io.tierworks.planner.job.rule.Checks;
import io.tierworks.planner.job.rule.PlannerCalls;
import io.tierworks.planner.job.rule.ReleaseQueue;
import io.tierworks.planner.job.rule.StepRoutes;
import io.tierworks.planner.job.view.PricedCall;
import io.tierworks.planner.plan.Step;
import io.tierworks.planner.routing.KindTier;

/// Releases checks, and subtasks in plan order, within the job's window, while the budget covers
/// their worst case. Before a job has a plan, its first call is released in the same way.
final class Release {
  private Release() {}

  static void release(CommandContext context, String tier, int most) {
    var job = context.job();
    if (ReleaseQueue.size(job, tier, context.policy()) == 0) {
      return;
    }
    if (job.isUnopened()) {
      PlannerCalls.make(context);
      return;
    }
    int credit = Math.min(most, context.policy().window() - job.ledger().open());
    credit -= Checks.release(context, tier, credit);
    for (var step : context.plan().steps()) {
      if (credit > 0 && context.job().step(step.id()).tier().equals(tier)) {
        credit -= release(context, step, credit);
      }
    }
  }

  /// @return how many subtasks were released
  private static int release(CommandContext context, Step step, int credit) {
    var next = ReleaseQueue.next(context, step, credit);
    var routes = StepRoutes.of(context, step);
    if (next.isEmpty() || reroute(context, step, routes)) {
      return 0;
    }
    var tier = context.job().step(step.id()).tier();
    var calls = new SubtaskCalls(context, step);
    int released = 0;
    for (var ref : next) {
      var spec = calls.of(ref);
      var worstCase = context.worstCase(ref, tier, () -> spec);
      if (!context.affords(worstCase)) {
        break;
      }
      start(context, ref, new PricedCall(tier, spec, worstCase), routes);
      released++;
    }
    return released;
  }

  /// If another tier is better now, the step waits for its turn there.
  private static boolean reroute(CommandContext context, Step step, StepRoutes routes) {
    var tier = context.job().step(step.id()).tier();
    var other = routes.route().filter(route -> !route.tier().equals(tier));
    other.ifPresent(route -> {
      var from = new KindTier(step.kind().toString(), tier);
      context.emit(new StepRouted(context.id(), step.id(), from, route));
    });
    return other.isPresent();
  }

  /// A subtask that explores another tier goes there if the budget covers it.
  private static void start(
      CommandContext context, SubtaskRef ref, PricedCall call, StepRoutes routes) {
    var route = routes.route(ref).orElse(null);
    if (route == null || route.tier().equals(call.tier())) {
      context.start(ref, call, route);
      return;
    }
    var explored = context.price(route.tier(), call.spec());
    if (context.affords(explored.worstCase())) {
      context.start(ref, explored, route);
    } else {
      context.start(ref, call, routes.route().orElseThrow());
    }
  }
}
