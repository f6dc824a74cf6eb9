package io.tierworks.worker.pool;

import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.Subtask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// An intake in memory.
final class FakeIntake implements SubtaskIntake {
  private final int batch;
  private final BlockingQueue<Delivery> waiting = new LinkedBlockingQueue<>();
  private final List<Delivery> held = new ArrayList<>();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger offsets = new AtomicInteger();
  private volatile boolean closed;
  private volatile boolean faulty;

  FakeIntake(int batch) {
    this.batch = batch;
  }

  void put(Subtask subtask) {
    put(Wire.bytes(subtask));
  }

  void put(byte[] value) {
    waiting.add(new Delivery("t", 0, offsets.getAndIncrement(), 1, new byte[0], value, List.of()));
  }

  void failOnce() {
    faulty = true;
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
  public int batch() {
    return batch;
  }

  @Override
  public List<Delivery> take(Duration wait) {
    if (faulty) {
      faulty = false;
      throw new IllegalStateException("as told");
    }
    if (!held.isEmpty()) {
      throw new IllegalStateException("unaccepted");
    }
    try {
      var first = waiting.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
      if (first != null) {
        held.add(first);
        waiting.drainTo(held, batch - 1);
      }
      return List.copyOf(held);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  @Override
  public void accept(List<Delivery> taken) {
    held.removeAll(taken);
    accepted.addAndGet(taken.size());
  }

  @Override
  public void release() {
    waiting.addAll(held);
    held.clear();
  }

  @Override
  public void close() {
    release();
    closed = true;
  }
}
