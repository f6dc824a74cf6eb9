package io.tierworks.worker.pool;

import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.Subtask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// An intake in memory.
final class FakeIntake implements SubtaskIntake {
  private final BlockingQueue<Delivery> waiting = new LinkedBlockingQueue<>();
  private final List<Delivery> held = new ArrayList<>();
  private int marked;
  private final Queue<Integer> takes = new ConcurrentLinkedQueue<>();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger offsets = new AtomicInteger();
  private volatile boolean closed;
  private volatile boolean faulty;
  private volatile boolean deadly;
  private volatile boolean woken;

  void put(Subtask subtask) {
    put(Wire.bytes(subtask));
  }

  void put(byte[] value) {
    waiting.add(new Delivery("t", 0, offsets.getAndIncrement(), 1, new byte[0], value, List.of()));
  }

  /// The next take ends its thread.
  void killOnce() {
    deadly = true;
  }

  void failOnce() {
    faulty = true;
  }

  /// How many records each take returned.
  List<Integer> takes() {
    return List.copyOf(takes);
  }

  int accepted() {
    return accepted.get();
  }

  int left() {
    return waiting.size();
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public List<Delivery> take(int atMost, Duration wait) {
    flush();
    if (deadly) {
      deadly = false;
      throw new StackOverflowError("as told; this stack trace is part of the test");
    }
    if (faulty) {
      faulty = false;
      throw new IllegalStateException("as told");
    }
    if (!held.isEmpty()) {
      throw new IllegalStateException("unaccepted");
    }
    try {
      for (long left = wait.toMillis(); left > 0 && held.isEmpty() && !woken; left--) {
        Optional.ofNullable(waiting.poll(1, TimeUnit.MILLISECONDS)).ifPresent(held::add);
      }
      waiting.drainTo(held, held.isEmpty() ? 0 : atMost - 1);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    woken = false;
    takes.add(held.size());
    return List.copyOf(held);
  }

  @Override
  public void wakeUp() {
    woken = true;
  }

  @Override
  public void accept(List<Delivery> taken) {
    held.removeAll(taken);
    marked += taken.size();
  }

  @Override
  public void flush() {
    accepted.addAndGet(marked);
    marked = 0;
  }

  @Override
  public void release() {
    flush();
    waiting.addAll(held);
    held.clear();
  }

  @Override
  public void close() {
    release();
    closed = true;
  }
}
