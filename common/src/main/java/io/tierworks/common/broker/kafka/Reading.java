package io.tierworks.common.broker.kafka;

import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;

/// A thread that reads from a consumer of its own until it is told to stop.
public final class Reading {
  private Reading() {}

  /// Wakes the reader and waits for it to end. Tell it first that it is to stop.
  public static void stop(Consumer<?, ?> consumer, Thread reader, Duration patience) {
    consumer.wakeup();
    try {
      reader.join(patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
