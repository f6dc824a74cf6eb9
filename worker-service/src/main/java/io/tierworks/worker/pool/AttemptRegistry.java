package io.tierworks.worker.pool;

import io.tierworks.common.contract.subtask.AttemptId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The attempts of this worker whose result is not durable yet, and the names of those it has seen
/// or was told to cancel. Thread-safe.
final class AttemptRegistry {
  private static final int REMEMBERED = 20_000;

  private final Map<AttemptId, RunningAttempt> running = new HashMap<>();
  private final BoundedSet<AttemptId> seen = new BoundedSet<>(REMEMBERED);
  private final BoundedSet<AttemptId> cancelledAttempts = new BoundedSet<>(REMEMBERED);
  private final BoundedSet<String> cancelledJobs = new BoundedSet<>(REMEMBERED);

  /// Takes responsibility for an attempt.
  ///
  /// @return empty when the attempt runs here or has run here before
  synchronized Optional<RunningAttempt> begin(Envelope.Valid envelope) {
    var subtask = envelope.subtask();
    if (running.containsKey(subtask.attempt()) || !seen.add(subtask.attempt())) {
      return Optional.empty();
    }
    var attempt = new RunningAttempt(envelope);
    running.put(subtask.attempt(), attempt);
    if (cancelledAttempts.contains(subtask.attempt()) || cancelledJobs.contains(subtask.job())) {
      attempt.cancel();
    }
    return Optional.of(attempt);
  }

  synchronized void end(RunningAttempt attempt) {
    running.remove(attempt.subtask().attempt(), attempt);
    notifyAll();
  }

  /// Drops an attempt whose `started` was not written. If it is delivered again, it is new.
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

  /// Also cancels an attempt that arrives later, because the command may overtake the subtask.
  synchronized void cancelAttempt(AttemptId attempt) {
    cancelledAttempts.add(attempt);
    Optional.ofNullable(running.get(attempt)).ifPresent(RunningAttempt::cancel);
  }

  /// Also cancels attempts that arrive later.
  synchronized void cancelJob(String job) {
    cancelledJobs.add(job);
    running.values().stream()
        .filter(attempt -> attempt.subtask().job().equals(job))
        .forEach(RunningAttempt::cancel);
  }

  /// Cancels and drops the running attempts.
  ///
  /// @return their ids
  synchronized List<AttemptId> handBack() {
    var ids = List.copyOf(running.keySet());
    running.values().forEach(RunningAttempt::cancel);
    running.clear();
    return ids;
  }

  /// Waits until no more than some attempts are left.
  synchronized void awaitAtMost(int count) throws InterruptedException {
    while (running.size() > count) {
      wait();
    }
  }

  /// Waits until no attempt runs, or until the time is up.
  synchronized void awaitNone(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!running.isEmpty()) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }
}
