package io.tierworks.planner.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tierworks.common.cost.Money;
import io.tierworks.planner.routing.Route.Reason;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Prices as 1 : 3.6 : 12, those of the default tiers.
class StartTierTest {
  private static final int MANY = 20_000;

  private static TierChoice tier(String name, long cost, int accepted, int refused) {
    var share = new Share(accepted, refused);
    return new TierChoice(
        name, new Money(cost), new Acceptance(share, share, Share.NONE, Share.NONE, false));
  }

  private static TierChoice drifted(String name, long cost) {
    return new TierChoice(
        name,
        new Money(cost),
        new Acceptance(Share.NONE, Share.NONE, Share.NONE, Share.NONE, true));
  }

  private static StartTier of(TierChoice nano, TierChoice mini) {
    return new StartTier(List.of(nano, mini, tier("flagship", 1_200, 95, 5)));
  }

  @Test
  void theExpectedCostIsThatOfTheCallAndOfWhatFollowsARefusal() {
    var start = of(tier("nano", 100, 76, 19), tier("mini", 360, 0, 0));
    // a = 0.8; R(mini) = 360 + 0.4 * 1200, with the prior 0.6 of a tier after a refusal.
    assertThat(start.expected(0)).isEqualTo(100 + 0.2 * (360 + 0.4 * 1_200), within(1e-6));
    assertThat(start.expected(2)).isEqualTo(1_200);
  }

  @Test
  void withoutVerdictsTheCheapestTierStarts() {
    var start = of(tier("nano", 100, 0, 0), tier("mini", 360, 0, 0));
    assertThat(start.route().tier()).isEqualTo("nano");
    assertThat(start.route().reason()).isEqualTo(Reason.LEAST_COST);
    assertThat(start.route().learned().getFirst())
        .isEqualTo(new Route.Learned("nano", 0.8, new Money(268), false));
  }

  @Test
  void aTierThatIsRefusedNearlyAlwaysIsLeftOut() {
    var hopeless = tier("nano", 100, 2, 98);
    assertThat(of(hopeless, tier("mini", 360, 90, 10)).route().tier()).isEqualTo("mini");
    assertThat(of(hopeless, tier("mini", 360, 2, 98)).route().tier()).isEqualTo("flagship");
  }

  @Test
  void aTierThatIsAcceptedHalfTheTimeStillCostsLess() {
    var start = of(tier("nano", 100, 50, 50), tier("mini", 360, 90, 10));
    assertThat(start.route().tier()).isEqualTo("nano");
  }

  @Test
  void aTierWithAnAlarmIsPassedOver() {
    var route = of(drifted("nano", 100), tier("mini", 360, 90, 10)).route();
    assertThat(route.tier()).isEqualTo("mini");
    assertThat(route.reason()).isEqualTo(Reason.DRIFT);
    assertThat(of(drifted("nano", 100), drifted("mini", 360)).route().tier()).isEqualTo("flagship");
  }

  @Test
  void theOnlyTierIsTakenWhateverIsKnownOfIt() {
    var only = new StartTier(List.of(drifted("flagship", 1_200)));
    assertThat(only.route().tier()).isEqualTo("flagship");
    assertThat(only.route("j/a-0001")).isEqualTo(only.route());
  }

  @Test
  void fewSubtasksExploreTheNextCheaperTierAndMoreAfterAnAlarm() {
    assertThat(explored(of(tier("nano", 100, 2, 98), tier("mini", 360, 90, 10))))
        .isEqualTo(0.02, within(0.004));
    assertThat(explored(of(drifted("nano", 100), tier("mini", 360, 90, 10))))
        .isEqualTo(0.1, within(0.01));
    assertThat(explored(of(tier("nano", 100, 90, 10), tier("mini", 360, 90, 10)))).isZero();
  }

  private static double explored(StartTier start) {
    return IntStream.range(0, MANY)
            .mapToObj(i -> start.route("job-" + i % 50 + "/extract-" + i))
            .filter(route -> route.reason() == Reason.EXPLORE)
            .peek(route -> assertThat(route.tier()).isEqualTo("nano"))
            .count()
        / (double) MANY;
  }

  @Test
  void theSameSubtaskIsAlwaysRoutedTheSameWay() {
    var start = of(drifted("nano", 100), tier("mini", 360, 90, 10));
    IntStream.range(0, 500)
        .mapToObj(i -> "j/extract-" + i)
        .forEach(id -> assertThat(start.route(id)).isEqualTo(start.route(id)));
  }
}
