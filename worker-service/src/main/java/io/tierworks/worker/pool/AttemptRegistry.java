package io.tierworks.worker.pool;

import io.tierworks.common.contract.subtask.Subtask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The attempts this worker has promised and not ended, and a memory of those it has seen.
/// Thread-safe.
final class AttemptRegistry {
  private static final int MEMORY = 20_000;

  private final Map<String, RunningAttempt> running = new HashMap<>();
  private final BoundedSet seen = new BoundedSet(MEMORY);
  private final BoundedSet cancelled = new BoundedSet(MEMORY);

  /// Takes responsibility for an attempt.
  ///
  /// @return empty when it is running here or has been
  synchronized Optional<RunningAttempt> begin(Subtask subtask) {
    if (running.containsKey(subtask.attempt()) || !seen.add(subtask.attempt())) {
      return Optional.empty();
    }
    var attempt = new RunningAttempt(subtask);
    running.put(subtask.attempt(), attempt);
    if (cancelled.holds(subtask.attempt()) || cancelled.holds(subtask.job())) {
      attempt.cancel();
    }
    return Optional.of(attempt);
  }

  synchronized void end(RunningAttempt attempt) {
    running.remove(attempt.subtask().attempt(), attempt);
    notifyAll();
  }

  /// It was never promised: when it comes again it is new.
  synchronized void forget(RunningAttempt attempt) {
    seen.remove(attempt.subtask().attempt());
    end(attempt);
  }

  synchronized int count() {
    return running.size();
  }

  synchronized boolean isRunning(RunningAttempt attempt) {
    return running.get(attempt.subtask().attempt()) == attempt;
  }

  /// Also one that comes later: the command may overtake the subtask.
  synchronized void cancelAttempt(String attempt) {
    cancelled.add(attempt);
    Optional.ofNullable(running.get(attempt)).ifPresent(RunningAttempt::cancel);
  }

  /// Also those that come later.
  synchronized void cancelJob(String job) {
    cancelled.add(job);
    running.values().stream()
        .filter(attempt -> attempt.subtask().job().equals(job))
        .forEach(RunningAttempt::cancel);
  }

  /// Stops what is running and forgets it.
  ///
  /// @return the names
  synchronized List<String> handBack() {
    var names = List.copyOf(running.keySet());
    running.values().forEach(RunningAttempt::cancel);
    running.clear();
    return names;
  }

  /// @return false when the time was up first
  synchronized boolean awaitNone(long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    while (!running.isEmpty()) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
