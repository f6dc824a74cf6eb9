package io.tierworks.worker.pool;

import io.tierworks.common.contract.subtask.SubtaskResult;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/// Keeps the messages written. `down` makes it block, as if the broker were down.
final class FakeResultWriter implements ResultWriter {
  private final Queue<Outgoing> written = new ConcurrentLinkedQueue<>();
  private final Semaphore open = new Semaphore(1);

  void down() throws InterruptedException {
    open.acquire();
  }

  void up() {
    open.release();
  }

  boolean isAwaited() {
    return open.hasQueuedThreads();
  }

  <T extends SubtaskResult> List<T> results(Class<T> type) {
    return written.stream()
        .filter(Result.class::isInstance)
        .map(message -> ((Result) message).result())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  List<Rejected> rejected() {
    return written.stream().filter(Rejected.class::isInstance).map(Rejected.class::cast).toList();
  }

  @Override
  public void write(List<? extends Outgoing> messages) throws InterruptedException {
    open.acquire();
    try {
      written.addAll(messages);
    } finally {
      open.release();
    }
  }

  @Override
  public void close() {}
}
