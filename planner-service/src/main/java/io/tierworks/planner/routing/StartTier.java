package io.tierworks.planner.routing;

import java.util.List;
import java.util.stream.IntStream;

/// Chooses the tier at which the subtasks of a step start.
///
/// The expected cost to an accepted answer of a subtask that starts at tier `t` is `J(t) = c(t) +
/// (1 - a(t)) * R(t + 1)`, with the cost `c` of a call and its verification, and the probability
/// `a` that the answer is accepted. If it is refused, the dearer tiers follow: `R(u) = c(u) + (1 -
/// b(u)) * R(u + 1)`, where `b` is the probability after a refusal, and `R` is 0 above the top. The
/// tier with the least `J` is chosen. This is the rule of cascades with a verifier, as in FrugalGPT
/// (arXiv:2305.05176), with probabilities that are counted rather than estimated by a model.
///
/// A tier with a drift alarm is passed over, because its wrong answers are accepted more often,
/// too. Some subtasks are tried on the next cheaper tier all the same, so that its counts do not
/// grow old: 2 of 100, and 10 of 100 while it has an alarm. The id of the subtask decides which.
public final class StartTier {
  private static final double EXPLORED = 0.02;
  private static final double PROBED = 0.1;

  private final List<TierChoice> candidates;
  private final List<Route.Learned> learned;
  private final int chosen;
  private final Route.Reason reason;

  /// @param candidates cheapest first, at least one
  public StartTier(List<TierChoice> candidates) {
    this.candidates = List.copyOf(candidates);
    learned = IntStream.range(0, candidates.size()).mapToObj(this::learned).toList();
    int best = best(false);
    chosen = best(true);
    reason = best == chosen ? Route.Reason.LEAST_COST : Route.Reason.DRIFT;
  }

  private Route.Learned learned(int start) {
    var candidate = candidates.get(start);
    return Route.Learned.of(candidate, candidate.acceptance().mean(), expected(start));
  }

  /// @param sound whether tiers with an alarm are passed over, save the last
  private int best(boolean sound) {
    int best = candidates.size() - 1;
    for (int i = best - 1; i >= 0; i--) {
      boolean usable = !sound || !candidates.get(i).acceptance().drifted();
      if (usable && expected(i) <= expected(best)) {
        best = i;
      }
    }
    return best;
  }

  /// What an accepted answer costs a subtask that starts there, in nano-dollars.
  double expected(int start) {
    var first = candidates.get(start);
    return first.cost().nanos() + (1 - first.acceptance().mean()) * rest(start + 1);
  }

  private double rest(int from) {
    double rest = 0;
    for (int i = candidates.size() - 1; i >= from; i--) {
      var next = candidates.get(i);
      rest = next.cost().nanos() + (1 - next.acceptance().meanAfter()) * rest;
    }
    return rest;
  }

  /// The route of the step.
  public Route route() {
    return new Route(candidates.get(chosen).tier(), reason, learned);
  }

  /// The route of one subtask: that of the step, or the next cheaper tier to see how it does.
  ///
  /// @param subtask its id, with that of its job
  public Route route(String subtask) {
    if (chosen > 0) {
      var below = candidates.get(chosen - 1);
      double share = below.acceptance().drifted() ? PROBED : EXPLORED;
      if (draw(subtask) < share) {
        return new Route(below.tier(), Route.Reason.EXPLORE, learned);
      }
    }
    return route();
  }

  /// Evenly from 0 to 1, by the finalizer of SplitMix64.
  private static double draw(String seed) {
    long bits = seed.hashCode() * 0x9E3779B97F4A7C15L;
    bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
    return ((bits ^ (bits >>> 31)) >>> 11) * 0x1.0p-53;
  }
}
