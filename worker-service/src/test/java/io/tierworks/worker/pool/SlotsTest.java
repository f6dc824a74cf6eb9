package io.tierworks.worker.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class SlotsTest {
  /// How many calls end during each pause.
  private final Queue<Integer> ends = new ArrayDeque<>();

  private final Slots slots = new Slots(4, this::pause);

  private void pause() {
    slots.release(ends.remove());
  }

  @Test
  void slotsOfCallsThatAreAboutToEndAreTakenTogether() {
    takeAllFour();
    ends.addAll(List.of(2, 1, 0, 1));
    assertThat(slots.takeAll()).isEqualTo(3);
    assertThat(ends).hasSize(1);
  }

  @Test
  void nothingWaitsForCallsThatGoOn() {
    takeAllFour();
    slots.release(1);
    ends.add(0);
    assertThat(slots.takeAll()).isEqualTo(1);
    assertThat(slots.tryTake()).isFalse();
  }

  @Test
  void aSlotThatIsReleasedCanBeTaken() throws InterruptedException {
    takeAllFour();
    assertThat(slots.await(Duration.ZERO)).isFalse();
    slots.release(1);
    assertThat(slots.await(Duration.ZERO)).isTrue();
  }

  private void takeAllFour() {
    ends.add(0);
    assertThat(slots.takeAll()).isEqualTo(4);
  }
}
