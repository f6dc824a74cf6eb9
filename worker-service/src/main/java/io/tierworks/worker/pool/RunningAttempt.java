package io.tierworks.worker.pool;

import io.tierworks.common.contract.subtask.Subtask;
import org.jspecify.annotations.Nullable;

/// An attempt this worker is responsible for. An interrupt reaches its thread only while it calls
/// the model, never while it writes the result. Thread-safe.
final class RunningAttempt {
  private final Subtask subtask;
  private @Nullable Thread caller;
  private boolean cancelled;

  RunningAttempt(Subtask subtask) {
    this.subtask = subtask;
  }

  Subtask subtask() {
    return subtask;
  }

  /// Stops the call, also one that has not begun.
  synchronized void cancel() {
    cancelled = true;
    if (caller != null) {
      caller.interrupt();
    }
  }

  /// From here on the current thread may be interrupted.
  synchronized void beginCall() {
    caller = Thread.currentThread();
    if (cancelled) {
      caller.interrupt();
    }
  }

  /// From here on it may not, and an interrupt that came too late is forgotten.
  @SuppressWarnings("ReturnValueIgnored")
  synchronized void endCall() {
    caller = null;
    Thread.interrupted();
  }
}
