package io.tierworks.planner.routing;

import io.tierworks.planner.routing.Route.Learned;
import io.tierworks.planner.routing.Route.Reason;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Chooses what follows when an answer is refused: the same tier again, any dearer one, or a way
/// that is no call.
///
/// The expected cost to an accepted answer, if tier `u` answers next and `n` attempts are left, is
/// `J(u, n) = c(u) + (1 - p(u)) * R(u, n - 1)`, with the cost `c` of a call and its verification
/// and the probability `p` that the answer is accepted. `p` is counted after a refusal of a cheaper
/// tier, or of the same tier if that has answered before. `R(u, n)` is the least of `J(w, n)` for
/// `w` from `u` on, and of the other ways.
///
/// No answer has a price, too: that of the last tier, called until an answer is accepted, if each
/// call were a new chance. It is `R(u, 0)`, unless another way costs less.
///
/// Each repetition is another chance that a wrong answer is accepted, and failures of one model
/// agree with each other. So a tier below the last answers a subtask twice at most, and until
/// verdicts say otherwise, one repetition of 20 is expected to be accepted. A tier with a drift
/// alarm is passed over, save the last.
public final class NextTier {
  /// Further attempts hardly change the expected cost.
  private static final int HORIZON = 6;

  private static final int MOST_BELOW_LAST = 2;

  private final List<TierChoice> candidates;
  private final List<Route.Way> otherwise;
  private final List<String> tried;
  private final double unanswered;

  /// @param candidates cheapest first, at least one
  /// @param otherwise ways that are no call of a tier
  /// @param tried the tiers whose answers were refused, one for each, the latest last
  public NextTier(List<TierChoice> candidates, List<Route.Way> otherwise, List<String> tried) {
    this.candidates = List.copyOf(candidates);
    this.otherwise = List.copyOf(otherwise);
    this.tried = List.copyOf(tried);
    unanswered = unanswered(candidates, otherwise);
  }

  /// What no answer costs, in nano-dollars.
  static double unanswered(List<TierChoice> candidates, List<Route.Way> otherwise) {
    var last = candidates.getLast();
    double untilAccepted = last.cost().nanos() / last.acceptance().meanAfter();
    return otherwise.stream()
        .mapToDouble(way -> way.expected().nanos())
        .reduce(untilAccepted, Math::min);
  }

  /// What follows. A way that is no call names the tier that answers afterwards.
  ///
  /// @param left attempts, at least one
  /// @return empty if the tier of the latest answer is no candidate
  public Optional<Route> route(int left) {
    int from = index(tried.getLast());
    return from < 0 ? Optional.empty() : Optional.of(route(from, Math.min(left, HORIZON)));
  }

  private Route route(int from, int left) {
    int cheapest = best(from, left, false);
    int best = best(from, left, true);
    var learned =
        IntStream.range(from, candidates.size())
            .filter(u -> isOpen(u, times(u)))
            .mapToObj(u -> Learned.of(candidates.get(u), mean(u, times(u)), expected(u, left)))
            .toList();
    var reason = best == cheapest ? Reason.LEAST_COST : Reason.DRIFT;
    var way =
        otherwise.stream()
            .filter(each -> each.expected().nanos() < expected(best, left))
            .min(Comparator.comparing(Route.Way::expected))
            .map(Route.Way::way);
    return new Route(candidates.get(best).tier(), way.orElse(reason), learned, otherwise);
  }

  /// @param sound whether tiers with an alarm are passed over
  private int best(int from, int left, boolean sound) {
    return IntStream.range(from, candidates.size())
        .filter(u -> isOpen(u, times(u)) && (!sound || isSound(u)))
        .boxed()
        .min(Comparator.comparingDouble(u -> expected(u, left)))
        .orElseThrow();
  }

  /// What an accepted answer costs if this tier answers next, in nano-dollars.
  double expected(int tier, int left) {
    return expected(tier, times(tier), left);
  }

  private double expected(int tier, int times, int left) {
    double rest = rest(tier, times + 1, left - 1);
    return candidates.get(tier).cost().nanos() + (1 - mean(tier, times)) * rest;
  }

  private double rest(int tier, int times, int left) {
    double least = unanswered;
    for (int u = tier; left > 0 && u < candidates.size(); u++) {
      int before = u == tier ? times : times(u);
      if (isOpen(u, before) && isSound(u)) {
        least = Math.min(least, expected(u, before, left));
      }
    }
    return least;
  }

  private double mean(int tier, int times) {
    var acceptance = candidates.get(tier).acceptance();
    return times == 0 ? acceptance.meanAfter() : acceptance.meanAgain();
  }

  private boolean isOpen(int tier, int times) {
    return isLast(tier) || times < MOST_BELOW_LAST;
  }

  private boolean isSound(int tier) {
    return isLast(tier) || !candidates.get(tier).acceptance().drifted();
  }

  private boolean isLast(int tier) {
    return tier == candidates.size() - 1;
  }

  private int times(int tier) {
    return Collections.frequency(tried, candidates.get(tier).tier());
  }

  private int index(String tier) {
    return candidates.stream().map(TierChoice::tier).toList().indexOf(tier);
  }
}
