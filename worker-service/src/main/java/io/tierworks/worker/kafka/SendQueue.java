package io.tierworks.worker.kafka;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Sends what many threads add, in the order in which they add it. The thread that finds the queue
/// empty sends, after the other virtual threads that can run have had their turn. So what is ready
/// at the same time is sent together, and nothing waits for a clock. Thread-safe.
final class SendQueue<T> {
  /// The sending thread waits for no more entries than these.
  private static final int ENOUGH = 512;

  private final Consumer<T> sender;
  private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();

  /// @param sender used by one thread at a time; throws nothing
  SendQueue(Consumer<T> sender) {
    this.sender = sender;
  }

  void add(List<T> entries) {
    waiting.addAll(entries);
    if (!entries.isEmpty() && count.getAndAdd(entries.size()) == 0) {
      for (int ready = gathered(); ready > 0; ready = count.addAndGet(-ready)) {
        send(ready);
      }
    }
  }

  private int gathered() {
    int before = 0;
    int ready = count.get();
    while (ready > before && ready < ENOUGH) {
      Thread.yield();
      before = ready;
      ready = count.get();
    }
    return ready;
  }

  private void send(int ready) {
    for (int i = 0; i < ready; i++) {
      sender.accept(waiting.remove());
    }
  }
}
