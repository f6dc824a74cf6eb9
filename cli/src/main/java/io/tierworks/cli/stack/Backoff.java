package io.tierworks.cli.stack;

import java.time.Duration;

/// How long to wait before a process that died is started again: doubling, and forgotten after a
/// good run. Owned by one thread.
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration GOOD_RUN = Duration.ofSeconds(30);

  private Duration next = FIRST;

  /// @param ran how long the process lived
  Duration after(Duration ran) {
    if (ran.compareTo(GOOD_RUN) >= 0) {
      next = FIRST;
    }
    var wait = next;
    var doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return wait;
  }
}
