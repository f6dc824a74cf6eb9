package io.tierworks.worker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchesTest {

  @Test
  void theyBeginWithAllSlotsAndEndWithTwoAndOne() {
    assertThat(KafkaShareIntake.batches(64)).containsExactly(64, 16, 2, 1);
    assertThat(KafkaShareIntake.batches(8)).containsExactly(8, 2, 1);
    assertThat(KafkaShareIntake.batches(2)).containsExactly(2, 1);
    assertThat(KafkaShareIntake.batches(1)).containsExactly(1);
  }

  @Test
  void oneRequestLocksAtMost512Records() {
    assertThat(KafkaShareIntake.batches(10_000)).containsExactly(512, 128, 32, 8, 2, 1);
  }
}
