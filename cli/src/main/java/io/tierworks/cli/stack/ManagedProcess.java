package io.tierworks.cli.stack;

import java.time.Duration;

/// A running process. Thread-safe.
interface ManagedProcess {
  long pid();

  boolean isAlive();

  /// Waits for its end, however that comes.
  default void awaitEnd() {
    ProcessHandle.of(pid()).ifPresent(process -> process.onExit().join());
  }

  /// Ends it in order, or by force when the grace is over.
  void stop(Duration grace);
}
