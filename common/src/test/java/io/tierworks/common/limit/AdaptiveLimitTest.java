package io.tierworks.common.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.testing.FakeTiming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdaptiveLimitTest {
  private static final int MOST = 8;
  private static final long FAR = Duration.ofHours(1).toNanos();

  private final FakeTiming timing = new FakeTiming();
  private final AdaptiveLimit limit = new AdaptiveLimit(MOST, timing, new Random(3));

  @Test
  void asManyRunAtOnceAsAreAllowedAndTheNextWaitsForAPlace() throws Exception {
    var turns = enter(MOST);
    var next = CompletableFuture.supplyAsync(this::enter);
    assertThat(next).isNotDone();
    turns.getFirst().close();
    next.get(5, TimeUnit.SECONDS).close();
  }

  @Test
  void aRefusalMakesAllPauseForAsLongAsTheEndpointAsks() throws Exception {
    turnAway(Duration.ofSeconds(7));
    enter().close();
    assertThat(timing.now()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void withoutAWordFromTheEndpointThePauseDoublesUpToABound() throws Exception {
    var pauses = new ArrayList<Long>();
    for (int i = 0; i < 9; i++) {
      var before = timing.now();
      turnAway(null);
      enter().close();
      pauses.add(timing.now().minus(before).toMillis());
    }
    assertThat(pauses.getFirst()).isBetween(250L, 500L);
    assertThat(pauses.get(2)).isBetween(1_000L, 2_000L);
    assertThat(pauses.getLast()).isBetween(5_000L, 10_000L);
  }

  @Test
  void refusedAgainAndAgainASingleProbeIsLeft() throws Exception {
    for (int i = 0; i < 9; i++) {
      turnAway(null);
    }
    assertThat(limit.places()).isEqualTo(1);
  }

  @Test
  void callsThatWereUnderWayTogetherCountOnce() throws Exception {
    var turns = enter(MOST);
    turns.forEach(turn -> turn.turnedAway(null));
    turns.forEach(AdaptiveLimit.Turn::close);
    assertThat(limit.places()).isEqualTo((int) (MOST * 0.7));
  }

  @Test
  void everyCallThatGetsThroughLetsOneMoreRun() throws Exception {
    for (int i = 0; i < 9; i++) {
      turnAway(null);
    }
    for (int i = 0; i < 20; i++) {
      try (var turn = enter()) {
        turn.passed();
      }
    }
    assertThat(limit.places()).isEqualTo(MOST);
  }

  @Test
  void noTurnComesWhenThePauseOutlastsTheTime() throws Exception {
    turnAway(Duration.ofSeconds(7));
    assertThat(limit.enter(timing.nanos() + Duration.ofSeconds(6).toNanos())).isEmpty();
    assertThat(timing.now()).isZero();
  }

  @Test
  void refusalsInARowAreCountedUntilACallGetsThrough() throws Exception {
    turnAway(null);
    turnAway(null);
    assertThat(limit.refusals()).isEqualTo(2);
    try (var turn = enter()) {
      turn.passed();
    }
    assertThat(limit.refusals()).isZero();
  }

  private void turnAway(@Nullable Duration retryAfter) throws Exception {
    try (var turn = limit.enter(FAR).orElseThrow()) {
      turn.turnedAway(retryAfter);
    }
  }

  private List<AdaptiveLimit.Turn> enter(int count) {
    var turns = new ArrayList<AdaptiveLimit.Turn>();
    for (int i = 0; i < count; i++) {
      turns.add(enter());
    }
    return turns;
  }

  private AdaptiveLimit.Turn enter() {
    try {
      return limit.enter(FAR).orElseThrow();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
