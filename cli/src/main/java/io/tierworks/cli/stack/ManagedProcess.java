package io.tierworks.cli.stack;

import java.time.Duration;
import java.util.function.Consumer;

/// A running process. Thread-safe.
///
/// @param end stops the process; kills it when the grace period is over
record ManagedProcess(long pid, Consumer<Duration> end) {
  boolean isAlive() {
    return ProcessHandle.of(pid).isPresent();
  }

  /// Waits until the process ends.
  void awaitEnd() {
    ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
  }

  void stop(Duration grace) {
    end.accept(grace);
  }
}
