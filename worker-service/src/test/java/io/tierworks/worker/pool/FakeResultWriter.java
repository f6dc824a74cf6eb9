package io.tierworks.worker.pool;

import io.tierworks.common.contract.subtask.SubtaskResult;
import java.util.ArrayList;
import java.util.List;

/// Keeps the messages written. While it is `down`, as if it were the broker, messages wait; while
/// it is `slow`, only final results do.
final class FakeResultWriter implements ResultWriter {
  private final List<Outgoing> written = new ArrayList<>();
  private final List<Runnable> waiting = new ArrayList<>();
  private boolean down;
  private boolean slow;

  synchronized void slow() {
    slow = true;
  }

  synchronized void down() {
    down = true;
  }

  synchronized void up() {
    down = false;
    slow = false;
    waiting.forEach(Runnable::run);
    waiting.clear();
  }

  synchronized int waiting() {
    return waiting.size();
  }

  synchronized <T extends SubtaskResult> List<T> results(Class<T> type) {
    return written.stream()
        .filter(Result.class::isInstance)
        .map(message -> ((Result) message).result())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  synchronized List<Rejected> rejected() {
    return written.stream().filter(Rejected.class::isInstance).map(Rejected.class::cast).toList();
  }

  @Override
  public synchronized void send(List<? extends Outgoing> messages, Runnable durable) {
    Runnable write =
        () -> {
          written.addAll(messages);
          durable.run();
        };
    if (down || (slow && messages.stream().anyMatch(FakeResultWriter::isFinal))) {
      waiting.add(write);
    } else {
      write.run();
    }
  }

  private static boolean isFinal(Outgoing message) {
    return message instanceof Result result && result.result() instanceof SubtaskResult.Ended;
  }

  @Override
  public void close() {}
}
