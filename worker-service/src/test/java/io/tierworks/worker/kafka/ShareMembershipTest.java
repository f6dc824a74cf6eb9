package io.tierworks.worker.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.apache.kafka.clients.consumer.MockShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class ShareMembershipTest {

  /// So an intake with several memberships closes all of them.
  @Test
  void aCloseThatFailsDoesNotThrow() {
    var consumer = new Failing();
    var membership = new ShareMembership("t", 1, consumer);
    assertThatCode(() -> membership.close(Duration.ZERO)).doesNotThrowAnyException();
    assertThat(consumer.asked).isTrue();
  }

  private static final class Failing extends MockShareConsumer<byte[], byte[]> {
    private boolean asked;

    @Override
    public synchronized void close(Duration timeout) {
      asked = true;
      throw new KafkaException("as told");
    }
  }
}
