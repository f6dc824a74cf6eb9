package io.tierworks.common.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tierworks.common.model.ModelFailure;
import io.tierworks.common.model.ModelFailure.Billed;
import io.tierworks.common.model.ModelFailure.Reason;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPolicyTest {
  private static final RetryPolicy POLICY =
      new RetryPolicy(
          5,
          2,
          Duration.ofMillis(500),
          Duration.ofSeconds(8),
          Duration.ofSeconds(20),
          Duration.ofSeconds(1));

  /// `luck` is where in its range the jitter falls; no decision means giving up.
  @ParameterizedTest
  @CsvSource({
    // reason, billed, retryAfter, tries, billedTries, remaining, luck, wait
    "SERVER_ERROR,    NO,      ,       1, 0, PT60S,   0.0, PT0S",
    "SERVER_ERROR,    NO,      ,       1, 0, PT60S,   0.5, PT0.25S",
    "SERVER_ERROR,    NO,      ,       2, 0, PT60S,   0.5, PT0.5S",
    "SERVER_ERROR,    NO,      ,       4, 0, PT60S,   0.5, PT2S",
    "SERVER_ERROR,    NO,      ,       5, 0, PT60S,   0.5, ",
    "RATE_LIMITED,    NO,      PT4S,   1, 0, PT60S,   0.0, PT4S",
    "RATE_LIMITED,    NO,      PT4S,   1, 0, PT60S,   0.5, PT4.25S",
    "RATE_LIMITED,    NO,      PT0.1S, 1, 0, PT60S,   0.5, PT0.15S",
    "RATE_LIMITED,    NO,      PT0S,   1, 0, PT60S,   0.5, PT0S",
    "RATE_LIMITED,    NO,      PT21S,  1, 0, PT60S,   0.0, ",
    "RATE_LIMITED,    NO,      PT4S,   1, 0, PT5S,    0.0, PT4S",
    "RATE_LIMITED,    NO,      PT4S,   1, 0, PT4.9S,  0.0, ",
    "TIMED_OUT,       UNKNOWN, ,       1, 1, PT60S,   0.0, PT0S",
    "TIMED_OUT,       UNKNOWN, ,       2, 2, PT60S,   0.0, ",
    "TIMED_OUT,       NO,      ,       2, 0, PT60S,   0.0, PT0S",
    "TIMED_OUT,       UNKNOWN, ,       1, 1, PT-1S,   0.0, ",
    "UNREADABLE,      YES,     ,       1, 1, PT60S,   0.0, PT0S",
    "UNREADABLE,      YES,     ,       3, 2, PT60S,   0.0, ",
    "CONNECTION_LOST, NO,      ,       3, 2, PT60S,   0.0, PT0S",
    "REFUSED,         YES,     ,       1, 1, PT60S,   0.0, ",
    "INVALID_REQUEST, NO,      PT1S,   1, 0, PT60S,   0.0, ",
  })
  void theDecisionDependsOnFailureAndProgress(
      Reason reason,
      Billed billed,
      @Nullable Duration retryAfter,
      int tries,
      int billedTries,
      Duration remaining,
      double luck,
      @Nullable Duration wait) {
    var decision =
        POLICY.decide(
            failure(reason, billed, retryAfter),
            new RetryProgress(tries, billedTries, remaining),
            luck(luck));

    if (wait == null) {
      assertThat(decision).isInstanceOf(RetryDecision.GiveUp.class);
    } else {
      assertThat(decision).isEqualTo(new RetryDecision.Retry(wait));
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyTransientFailuresAreTriedAgain(Reason reason) {
    var decision =
        POLICY.decide(
            failure(reason, Billed.NO, null),
            new RetryProgress(1, 0, Duration.ofMinutes(1)),
            luck(0.5));

    assertThat(decision instanceof RetryDecision.Retry).isEqualTo(reason.isTransient());
  }

  @Test
  void delaysGrowUpToTheirBound() {
    var patient = POLICY.withMaxTries(100);
    var decision =
        patient.decide(
            failure(Reason.SERVER_ERROR, Billed.NO, null),
            new RetryProgress(99, 0, Duration.ofMinutes(1)),
            luck(0.5));

    assertThat(decision).isEqualTo(new RetryDecision.Retry(Duration.ofSeconds(4)));
  }

  @Test
  void valuesOutOfRangeAreRejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> POLICY.withMaxTries(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new RetryPolicy(
                1, 1, Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO));
  }

  private static ModelFailure failure(Reason reason, Billed billed, @Nullable Duration retryAfter) {
    return new ModelFailure(reason, billed, "failed", null, retryAfter);
  }

  private static RandomGenerator luck(double value) {
    return () -> (long) (value * (1L << 53)) << 11;
  }
}
