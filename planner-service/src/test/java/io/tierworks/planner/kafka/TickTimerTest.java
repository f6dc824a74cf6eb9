package io.tierworks.planner.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TickTimerTest {
  private static final Duration MOST = Duration.ofNanos(50);

  private final TickTimer timer = new TickTimer(Duration.ofNanos(100), 1_000);

  @Test
  void aTickIsDueWhenTheIntervalHasPassedAndTheLastOneIsBack() {
    assertThat(timer.isDue(1_000)).isTrue();
    assertThat(timer.next(1_000)).isEqualTo(1);
    assertThat(timer.isDue(1_100)).as("the first is not back").isFalse();
    timer.returned(1);
    assertThat(timer.isDue(1_099)).isFalse();
    assertThat(timer.isDue(1_100)).isTrue();
  }

  @Test
  void aSlightlyLateTickDoesNotSlowTheClockDown() {
    timer.next(1_040);
    timer.returned(1);
    assertThat(timer.isDue(1_100)).isTrue();
  }

  @Test
  void missedTicksAreNotCaughtUp() {
    timer.next(5_000);
    timer.returned(1);
    assertThat(timer.isDue(5_099)).isFalse();
    assertThat(timer.isDue(5_100)).isTrue();
  }

  @Test
  void aTickThatWasNotWrittenIsNotWaitedFor() {
    timer.next(1_000);
    timer.lost();
    assertThat(timer.isDue(1_099)).isFalse();
    assertThat(timer.isDue(1_100)).isTrue();
    assertThat(timer.next(1_100)).isEqualTo(2);
  }

  @Test
  void aPollWaitsUntilTheNextTickButNotForLong() {
    timer.next(1_000);
    assertThat(timer.untilDue(1_010, MOST)).isEqualTo(MOST);
    assertThat(timer.untilDue(1_080, MOST)).isEqualTo(Duration.ofNanos(20));
    assertThat(timer.untilDue(1_200, MOST)).isEqualTo(MOST);
  }
}
