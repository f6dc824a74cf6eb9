package io.tierworks.planner.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tierworks.common.cost.Money;
import io.tierworks.planner.routing.Route.Reason;
import io.tierworks.planner.routing.Route.Way;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Prices as 100 : 360 : 1200, those of the default tiers. All expected costs are calculated by
/// hand from the counts and the priors.
class NextTierTest {
  private static final Share UNKNOWN = Share.NONE;

  private static TierChoice tier(String name, long cost, Share after, Share again) {
    return new TierChoice(
        name, new Money(cost), new Acceptance(Share.NONE, after, again, Share.NONE, false));
  }

  private static TierChoice drifted(String name, long cost) {
    return new TierChoice(
        name, new Money(cost), new Acceptance(Share.NONE, UNKNOWN, UNKNOWN, Share.NONE, true));
  }

  private static final TierChoice NANO = tier("nano", 100, UNKNOWN, UNKNOWN);
  private static final TierChoice MINI = tier("mini", 360, UNKNOWN, UNKNOWN);

  /// Accepted 8 times of 10 after a refusal, half of the time after its own.
  private static final TierChoice FLAGSHIP =
      tier("flagship", 1_200, new Share(77, 18), new Share(18, 0));

  private static NextTier next(TierChoice nano, TierChoice mini, String... tried) {
    return new NextTier(List.of(nano, mini, FLAGSHIP), List.of(), List.of(tried));
  }

  private static Route route(NextTier next, int left) {
    return next.route(left).orElseThrow();
  }

  @Test
  void withOneAttemptLeftTheChanceOfAnAnswerCountsMost() {
    var next = next(NANO, MINI, "nano");
    // No answer costs 1200 / 0.8 = 1500.
    assertThat(next.expected(0, 1)).isEqualTo(100 + 0.95 * 1_500, within(1e-6));
    assertThat(next.expected(1, 1)).isEqualTo(360 + 0.4 * 1_500, within(1e-6));
    assertThat(next.expected(2, 1)).isEqualTo(1_200 + 0.2 * 1_500, within(1e-6));
    assertThat(route(next, 1).tier()).isEqualTo("mini");
  }

  @Test
  void whatFollowsAnotherRefusalIsReckoned() {
    var next = next(NANO, MINI, "nano");
    // After nano again mini follows, at 960; after mini the flagship, at 1500.
    assertThat(next.expected(0, 2)).isEqualTo(100 + 0.95 * 960, within(1e-6));
    assertThat(next.expected(1, 2)).isEqualTo(360 + 0.4 * 1_500, within(1e-6));
    assertThat(route(next, 2).tier()).isEqualTo("mini");
    assertThat(route(next, 2).reason()).isEqualTo(Reason.LEAST_COST);
  }

  @Test
  void aTierThatRarelyHelpsAfterARefusalIsSkipped() {
    var useless = tier("mini", 360, new Share(0, 95), UNKNOWN);
    // The flagship at 1500 costs less, and less than nano again, at 100 + 0.95 * 1500.
    var next = next(NANO, useless, "nano");
    assertThat(next.expected(1, 2)).isEqualTo(360 + 0.97 * 1_500, within(1e-6));
    assertThat(route(next, 2).tier()).isEqualTo("flagship");
  }

  @Test
  void theSameTierAnswersAgainIfThatHasHelpedBefore() {
    var lucky = tier("nano", 100, UNKNOWN, new Share(59, 21));
    // 60 of 100 with the prior.
    var next = next(lucky, MINI, "nano");
    assertThat(next.expected(0, 2)).isEqualTo(100 + 0.4 * 960, within(1e-6));
    assertThat(route(next, 2).tier()).isEqualTo("nano");
  }

  @Test
  void aRepetitionTakesAnAttemptThatADearerTierWouldUseBetterIfItIsTheLast() {
    var nano = tier("nano", 100, UNKNOWN, new Share(29, 51));
    // 30 of 100 with the prior: 100 + 0.7 * 1500 if nothing can follow, 100 + 0.7 * 960 else.
    assertThat(route(next(nano, MINI, "nano"), 1).tier()).isEqualTo("mini");
    assertThat(route(next(nano, MINI, "nano"), 2).tier()).isEqualTo("nano");
  }

  @Test
  void aCheapTierAnswersTwiceAtMost() {
    var lucky = tier("nano", 100, UNKNOWN, new Share(59, 21));
    assertThat(route(next(lucky, MINI, "nano", "nano"), 3).tier()).isEqualTo("mini");
    assertThat(route(next(lucky, MINI, "nano", "nano"), 3).learned())
        .extracting(Route.Learned::tier)
        .containsExactly("mini", "flagship");
  }

  @Test
  void theWayNeverLeadsBackToACheaperTier() {
    var route = route(next(NANO, MINI, "nano", "mini"), 2);
    assertThat(route.tier()).isEqualTo("flagship");
    assertThat(route.learned()).extracting(Route.Learned::tier).containsExactly("mini", "flagship");
  }

  @Test
  void theLastTierAnswersAgainWhenNothingElseIsLeft() {
    var route = route(next(NANO, MINI, "nano", "mini", "flagship", "flagship"), 1);
    assertThat(route.tier()).isEqualTo("flagship");
  }

  @Test
  void aTierWithAnAlarmIsPassedOver() {
    var route = route(next(NANO, drifted("mini", 360), "nano"), 3);
    assertThat(route.tier()).isEqualTo("flagship");
    assertThat(route.reason()).isEqualTo(Reason.DRIFT);
  }

  @Test
  void theValuesOfTheDecisionAreKept() {
    assertThat(route(next(NANO, MINI, "nano"), 1).learned())
        .containsExactly(
            new Route.Learned("nano", 0.05, new Money(1_525), false),
            new Route.Learned("mini", 0.6, new Money(960), false),
            new Route.Learned("flagship", 0.8, new Money(1_500), false));
  }

  @Test
  void aPersonIsAskedWhenThatCostsLessThanAnyTier() {
    var dear = ways(1_000, "nano", "mini", "flagship");
    // The flagship again: 1200 + 0.5 * 1000.
    assertThat(route(dear, 2).reason()).isEqualTo(Reason.PERSON);
    assertThat(route(dear, 2).tier()).isEqualTo("flagship");
    assertThat(route(dear, 2).otherwise())
        .containsExactly(new Way(Reason.PERSON, new Money(1_000)));
    assertThat(route(ways(10_000, "nano", "mini", "flagship"), 2).reason())
        .isEqualTo(Reason.LEAST_COST);
    // Mini at 360 + 0.4 * 1000 comes first.
    assertThat(route(ways(1_000, "nano"), 2).tier()).isEqualTo("mini");
    assertThat(route(ways(1_000, "nano"), 2).reason()).isEqualTo(Reason.LEAST_COST);
  }

  private static NextTier ways(long person, String... tried) {
    var asks = List.of(new Way(Reason.PERSON, new Money(person)));
    return new NextTier(List.of(NANO, MINI, FLAGSHIP), asks, List.of(tried));
  }

  @Test
  void aTierThatIsNoCandidateLeavesTheChoiceToTheLadder() {
    assertThat(next(NANO, MINI, "retired").route(2)).isEmpty();
  }

  @Test
  void theChoiceDependsOnTheAttemptsOnlyWhileTheyAreFew() {
    var next = next(NANO, MINI, "nano");
    assertThat(Stream.of(6, 7, 1_000).map(left -> route(next, left)).distinct()).hasSize(1);
  }
}
