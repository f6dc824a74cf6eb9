package io.tierworks.cli.stack;

import java.time.Duration;

/// A running process. Thread-safe.
interface ManagedProcess {
  long pid();

  boolean isAlive();

  /// Waits until the process ends.
  default void awaitEnd() {
    ProcessHandle.of(pid()).ifPresent(process -> process.onExit().join());
  }

  /// Stops the process; kills it when the grace period is over.
  void stop(Duration grace);
}
