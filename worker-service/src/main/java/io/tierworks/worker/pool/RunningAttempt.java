package io.tierworks.worker.pool;

import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult;
import org.jspecify.annotations.Nullable;

/// An attempt this worker is responsible for. A cancel interrupts its thread only during the model
/// call, never while the result is written. Thread-safe.
final class RunningAttempt {
  private final Envelope.Valid envelope;
  private @Nullable Thread caller;
  private boolean cancelled;

  RunningAttempt(Envelope.Valid envelope) {
    this.envelope = envelope;
  }

  Subtask subtask() {
    return envelope.subtask();
  }

  /// A result of this attempt, in the trace of its subtask.
  ResultWriter.Result message(SubtaskResult result) {
    return new ResultWriter.Result(result, envelope.trace());
  }

  /// Stops the call, also one that has not begun.
  synchronized void cancel() {
    cancelled = true;
    if (caller != null) {
      caller.interrupt();
    }
  }

  /// From now on a cancel interrupts the current thread.
  synchronized void beginCall() {
    caller = Thread.currentThread();
    if (cancelled) {
      caller.interrupt();
    }
  }

  /// From now on a cancel interrupts nothing; an interrupt that came too late is cleared.
  @SuppressWarnings("ReturnValueIgnored")
  synchronized void endCall() {
    caller = null;
    Thread.interrupted();
  }
}
