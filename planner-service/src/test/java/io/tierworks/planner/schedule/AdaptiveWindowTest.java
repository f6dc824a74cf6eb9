package io.tierworks.planner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdaptiveWindowTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final AdaptiveWindow window = new AdaptiveWindow(512);

  @Test
  void someMayAlwaysWait() {
    assertThat(window.credit(0, 0, 0, SECOND)).isEqualTo(16);
    assertThat(window.credit(14, 0, 0, SECOND)).isEqualTo(2);
    assertThat(window.credit(40, 0, 0, SECOND)).isZero();
    assertThat(window.credit(30, 20, 0, SECOND)).isEqualTo(6);
  }

  @Test
  void asManyMayWaitAsSlotsAreFree() {
    assertThat(window.credit(0, 0, 128, SECOND)).isEqualTo(128);
    assertThat(window.credit(50, 20, 44, SECOND)).isEqualTo(14);
  }

  @Test
  void oneMayWaitForEachFourThatRun() {
    assertThat(window.credit(200, 200, 0, SECOND)).isEqualTo(50);
    assertThat(window.credit(250, 200, 0, SECOND)).isZero();
  }

  @Test
  void shortCallsMayWaitFortyMilliseconds() {
    assertThat(window.credit(40, 40, 0, Duration.ofMillis(10))).isEqualTo(160);
    assertThat(window.credit(40, 40, 0, Duration.ZERO)).isEqualTo(400);
  }

  @Test
  void itNeverAllowsMoreThanTheMost() {
    assertThat(window.credit(500, 500, 400, SECOND)).isEqualTo(12);
    assertThat(window.credit(600, 600, 0, SECOND)).isZero();
    assertThat(new AdaptiveWindow(4).credit(1, 0, 0, SECOND)).isEqualTo(3);
  }

  @Test
  void aRunThatIsNotOpenAnyMoreLetsNoMoreWait() {
    assertThat(window.credit(4, 8, 0, SECOND)).isEqualTo(16);
  }
}
