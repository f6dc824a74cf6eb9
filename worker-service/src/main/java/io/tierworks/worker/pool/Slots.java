package io.tierworks.worker.pool;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The free slots of a pool: each call needs one. Thread-safe.
final class Slots {
  private final Semaphore free;
  private final Runnable pause;

  /// @param count of all slots
  Slots(int count) {
    this(count, Thread::yield);
  }

  /// @param pause lets other threads run, for as short a time as possible
  Slots(int count, Runnable pause) {
    this.free = new Semaphore(count);
    this.pause = pause;
  }

  /// Takes a slot if one is free.
  boolean tryTake() {
    return free.tryAcquire();
  }

  /// Takes a slot as soon as one is free.
  ///
  /// @return false after the timeout
  boolean await(Duration timeout) throws InterruptedException {
    return free.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Takes all free slots, after the calls that are about to end have ended: few large hand-overs
  /// cost less than many small ones. Nothing waits for a clock.
  ///
  /// @return how many
  int takeAll() {
    int before;
    do {
      before = free.availablePermits();
      pause.run();
    } while (free.availablePermits() > before);
    return free.drainPermits();
  }

  void release(int count) {
    free.release(count);
  }
}
