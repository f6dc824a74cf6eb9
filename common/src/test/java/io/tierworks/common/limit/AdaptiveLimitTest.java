package io.tierworks.common.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.model.ModelFailure.Reason;
import io.tierworks.common.testing.FakeTicker;
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

  private final FakeTicker ticker = new FakeTicker();
  private final AdaptiveLimit limit = new AdaptiveLimit(MOST, ticker, new Random(3));

  @Test
  void callsRunUpToTheLimitAndTheNextWaitsForAPermit() throws Exception {
    var permits = acquire(MOST);
    var next = CompletableFuture.supplyAsync(this::acquire);
    assertThat(next).isNotDone();
    permits.getFirst().close();
    next.get(5, TimeUnit.SECONDS).close();
  }

  @Test
  void aRefusalPausesAllCallsForAsLongAsTheEndpointAsks() throws Exception {
    turnAway(Duration.ofSeconds(7));
    acquire().close();
    assertThat(ticker.now()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void withoutRetryAfterThePauseDoublesUpToABound() throws Exception {
    var pauses = new ArrayList<Long>();
    for (int i = 0; i < 9; i++) {
      var before = ticker.now();
      turnAway(null);
      acquire().close();
      pauses.add(ticker.now().minus(before).toMillis());
    }
    assertThat(pauses.getFirst()).isBetween(250L, 500L);
    assertThat(pauses.get(2)).isBetween(1_000L, 2_000L);
    assertThat(pauses.getLast()).isBetween(5_000L, 10_000L);
  }

  @Test
  void repeatedRefusalsReduceTheLimitToOneCall() throws Exception {
    for (int i = 0; i < 9; i++) {
      turnAway(null);
    }
    assertThat(limit.permits()).isEqualTo(1);
  }

  @Test
  void refusalsOfCallsThatRanTogetherCountOnce() throws Exception {
    var permits = acquire(MOST);
    permits.forEach(permit -> permit.turnedAway(Reason.RATE_LIMITED, null));
    permits.forEach(AdaptiveLimit.Permit::close);
    assertThat(limit.permits()).isEqualTo((int) (MOST * 0.7));
  }

  @Test
  void aLateRefusalPausesEvenIfAnotherCallWasTakenMeanwhile() throws Exception {
    var slow = acquire();
    turnAway(null);
    try (var permit = acquire()) {
      permit.passed();
    }
    var before = ticker.now();
    slow.turnedAway(Reason.RATE_LIMITED, null);
    slow.close();
    acquire().close();
    assertThat(ticker.now().minus(before).toMillis()).isBetween(250L, 500L);
  }

  @Test
  void everyCallThatIsTakenRaisesTheLimitByOne() throws Exception {
    for (int i = 0; i < 9; i++) {
      turnAway(null);
    }
    for (int i = 0; i < 20; i++) {
      try (var permit = acquire()) {
        permit.passed();
      }
    }
    assertThat(limit.permits()).isEqualTo(MOST);
  }

  @Test
  void thereIsNoPermitWhenThePauseOutlastsTheTime() throws Exception {
    turnAway(Duration.ofSeconds(7));
    assertThat(limit.acquire(ticker.nanos() + Duration.ofSeconds(6).toNanos())).isEmpty();
    assertThat(ticker.now()).isZero();
  }

  @Test
  void refusalsAreCountedUntilACallIsTaken() throws Exception {
    turnAway(null);
    turnAway(null);
    assertThat(limit.refusals()).isEqualTo(2);
    assertThat(limit.refusal()).hasValue(Reason.RATE_LIMITED);
    try (var permit = acquire()) {
      permit.passed();
    }
    assertThat(limit.refusals()).isZero();
    assertThat(limit.refusal()).isEmpty();
  }

  @Test
  void thePauseIsKnownUntilItIsOver() throws Exception {
    assertThat(limit.pause()).isZero();
    turnAway(Duration.ofSeconds(7));
    ticker.sleep(Duration.ofSeconds(3));
    assertThat(limit.pause()).isEqualTo(Duration.ofSeconds(4));
    ticker.sleep(Duration.ofSeconds(5));
    assertThat(limit.pause()).isZero();
  }

  private void turnAway(@Nullable Duration retryAfter) throws Exception {
    try (var permit = limit.acquire(FAR).orElseThrow()) {
      permit.turnedAway(Reason.RATE_LIMITED, retryAfter);
    }
  }

  private List<AdaptiveLimit.Permit> acquire(int count) {
    var permits = new ArrayList<AdaptiveLimit.Permit>();
    for (int i = 0; i < count; i++) {
      permits.add(acquire());
    }
    return permits;
  }

  private AdaptiveLimit.Permit acquire() {
    try {
      return limit.acquire(FAR).orElseThrow();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
