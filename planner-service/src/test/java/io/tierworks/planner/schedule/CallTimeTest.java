package io.tierworks.planner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallTimeTest {
  private final CallTime callTime = new CallTime();

  @Test
  void callsThatWereNotMeasuredAreTakenForASecondLong() {
    assertThat(callTime.mean()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void theFirstMeasureCountsWholeAndLaterOnesMoveTheMeanSlowly() {
    callTime.measured(Duration.ofSeconds(10));
    assertThat(callTime.mean()).isEqualTo(Duration.ofSeconds(10));
    callTime.measured(Duration.ofSeconds(20));
    assertThat(callTime.mean()).isEqualTo(Duration.ofSeconds(11));
    for (int i = 0; i < 50; i++) {
      callTime.measured(Duration.ofSeconds(2));
    }
    assertThat(callTime.mean()).isBetween(Duration.ofMillis(2_000), Duration.ofMillis(2_100));
  }
}
