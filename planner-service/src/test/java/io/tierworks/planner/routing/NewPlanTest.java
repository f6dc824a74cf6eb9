package io.tierworks.planner.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.cost.Money;
import io.tierworks.planner.routing.Route.Reason;
import io.tierworks.planner.routing.Route.Way;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a new plan is expected to cost. All values are calculated by hand from the counts and the
/// priors.
class NewPlanTest {
  private static final NewPlan PLAN = new NewPlan(new Money(300));

  private static TierChoice tier(String name, long cost, Share replanned) {
    var none = Share.NONE;
    return new TierChoice(
        name, new Money(cost), new Acceptance(none, none, none, replanned, false));
  }

  @Test
  void withoutVerdictsOneOfThreeSubtasksIsAccepted() {
    var tiers = List.of(tier("nano", 100, Share.NONE), tier("flagship", 1_200, Share.NONE));
    // No answer costs 1200 / 0.6 = 2000: 300 + 1200 + 2/3 * 2000.
    assertThat(PLAN.way(tiers, List.of()))
        .isEqualTo(new Way(Reason.REPLAN, new Money(2_833), 0.333));
  }

  @Test
  void whatWasCountedOnAllTiersDecides() {
    var tiers =
        List.of(tier("nano", 100, new Share(4, 3)), tier("flagship", 1_200, new Share(10, 0)));
    // 15 of 20 with the prior: 300 + 1200 + 0.25 * 2000.
    assertThat(PLAN.way(tiers, List.of()))
        .isEqualTo(new Way(Reason.REPLAN, new Money(2_000), 0.75));
  }

  @Test
  void aPersonBoundsWhatNoAnswerCosts() {
    var tiers = List.of(tier("flagship", 1_200, Share.NONE));
    var person = new Way(Reason.PERSON, new Money(900));
    assertThat(PLAN.way(tiers, List.of(person)).expected()).isEqualTo(new Money(2_100));
  }
}
