package io.tierworks.planner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdaptiveWindowTest {
  private final AdaptiveWindow window = new AdaptiveWindow(512);

  @Test
  void itBeginsWithAllThatIsAllowed() {
    assertThat(window.size()).isEqualTo(512);
  }

  @Test
  void itSettlesWhereAQuarterOfTheWorkIsSpentWaiting() {
    play(100, 64, 2.0);
    assertThat(window.size()).isBetween(64, 64 * 5 / 4 * 5 / 4);
  }

  @Test
  void aTierThatAnswersAtOnceHasNoQueueOfSeconds() {
    play(100, 4, 0.002);
    assertThat(queued(window.size(), 4, 0.002)).isLessThan(0.05);
  }

  @Test
  void itGrowsAgainWhenWorkersCome() {
    play(100, 8, 1.0);
    play(100, 400, 1.0);
    assertThat(window.size()).isBetween(400, 512);
  }

  @Test
  void itNeverShrinksToNothing() {
    for (int i = 0; i < 100; i++) {
      window.measured(Duration.ofMinutes(5), Duration.ofMillis(1));
    }
    assertThat(window.size()).isEqualTo(16);
    var tiny = new AdaptiveWindow(4);
    tiny.measured(Duration.ofMinutes(5), Duration.ofMillis(1));
    assertThat(tiny.size()).isEqualTo(4);
  }

  /// Simulates a tier with this many slots, and more waiting subtasks than the window allows.
  private void play(int rounds, int slots, double work) {
    for (int i = 0; i < rounds; i++) {
      window.measured(
          Duration.ofNanos((long) (1e9 * queued(window.size(), slots, work))),
          Duration.ofNanos((long) (1e9 * work)));
    }
  }

  /// Seconds that a subtask waits for a slot, behind all that are open.
  private static double queued(int out, int slots, double work) {
    return Math.max(0, out - slots) * work / slots;
  }
}
