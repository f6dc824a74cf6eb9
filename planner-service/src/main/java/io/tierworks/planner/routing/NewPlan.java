package io.tierworks.planner.routing;

import io.tierworks.common.cost.Money;
import io.tierworks.planner.routing.Route.Reason;
import java.util.List;

/// The way of a refused subtask to a new plan, which the planning model makes for all that wait.
///
/// The expected cost to an accepted answer is `J = c + c(u) + (1 - r) * R`: its share `c` of the
/// planning call, a call of the last tier `u`, and the probability `r` that a subtask is accepted
/// after a new plan. `R` is what no answer costs otherwise: the last tier, called until an answer
/// is accepted, or a person. `r` is counted over all tiers, because the new plan chooses among
/// them.
///
/// @param share of the planning call
public record NewPlan(Money share) {

  /// @param candidates cheapest first, at least one
  /// @param otherwise the other ways that are no call of a tier
  public Route.Way way(List<TierChoice> candidates, List<Route.Way> otherwise) {
    double accepted = chance(candidates);
    double calls = share.plus(candidates.getLast().cost()).nanos();
    double rest = NextTier.unanswered(candidates, otherwise);
    return Route.Way.of(Reason.REPLAN, calls + (1 - accepted) * rest, accepted);
  }

  private static double chance(List<TierChoice> candidates) {
    return candidates.stream()
        .map(candidate -> candidate.acceptance().replanned())
        .reduce(Share.PRIOR_REPLANNED, Share::plus)
        .mean();
  }
}
