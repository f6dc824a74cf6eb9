package io.tierworks.planner.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Deadlines, and attempts that no worker has.
class DeadlinesAndLostDispatchesTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  private Instant lastEmpty = Instant.EPOCH;
  private final LostDispatchDetector detector = new LostDispatchDetector(_ -> lastEmpty);
  private final Deadlines deadlines = new Deadlines();

  @Test
  void aJobHasOneAlarmAndIsForgottenWhenItEnds() {
    deadlines.set("a", START.plusSeconds(10));
    deadlines.set("b", START.plusSeconds(10));
    deadlines.set("c", START.plusSeconds(10));
    deadlines.set("a", START.plusSeconds(20));
    deadlines.remove("c");
    assertThat(deadlines.due(START.plusSeconds(9))).isEmpty();
    assertThat(deadlines.due(START.plusSeconds(10))).containsExactly("b");
    assertThat(deadlines.due(START.plusSeconds(30))).containsExactly("a");
    assertThat(deadlines.due(START.plusSeconds(99))).isEmpty();
  }

  @Test
  void aJobThatStandsStillIsSuspectOnceItsTierHasBeenEmpty() {
    detector.moved("a", START, Set.of("nano"));
    var later = START.plusSeconds(40);
    assertThat(detector.suspects(later)).isEmpty();
    lastEmpty = START.plusSeconds(31);
    assertThat(detector.suspects(later)).containsExactly("a");
    assertThat(detector.isDrained("a", "nano")).isTrue();
    assertThat(detector.isDrained("a", "mini")).isFalse();
    detector.moved("a", later, Set.of("nano"));
    assertThat(detector.suspects(later)).isEmpty();
  }

  @Test
  void aJobWithNothingOutIsNotWatched() {
    lastEmpty = START.plusSeconds(1_000);
    detector.moved("a", START, Set.of("nano"));
    detector.moved("a", START, Set.of());
    assertThat(detector.suspects(START.plusSeconds(2_000))).isEmpty();
  }
}
