package io.tierworks.cli.stack;

import java.time.Duration;

/// Delay before the restart of a process. It doubles each time and is reset after a long run. Not
/// thread-safe.
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration MAX = Duration.ofSeconds(10);
  private static final Duration LONG_RUN = Duration.ofSeconds(30);

  private Duration next = FIRST;

  /// @param ran how long the process ran
  Duration after(Duration ran) {
    if (ran.compareTo(LONG_RUN) >= 0) {
      next = FIRST;
    }
    var wait = next;
    var doubled = next.multipliedBy(2);
    next = doubled.compareTo(MAX) > 0 ? MAX : doubled;
    return wait;
  }
}
