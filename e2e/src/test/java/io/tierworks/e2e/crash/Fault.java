package io.tierworks.e2e.crash;

import java.time.Duration;
import java.util.Locale;

/// One line of the schedule.
///
/// @param number of the process within its role, from 1
/// @param pause time after the end of the previous fault
/// @param hold how long the process stays frozen or away
record Fault(Role role, int number, Kind kind, Duration pause, Duration hold) {
  enum Kind {
    /// `kill -9`, then an immediate restart.
    KILL,
    /// SIGSTOP, then SIGCONT.
    FREEZE,
    /// SIGTERM, then an immediate restart.
    STOP,
    /// `kill -9`, then a restart long after leases would expire.
    OUTAGE;

    boolean isKill() {
      return this == KILL || this == OUTAGE;
    }
  }

  Fault later(Duration more) {
    return new Fault(role, number, kind, pause.plus(more), hold);
  }

  @Override
  public String toString() {
    return "%-6s %s-%d after %d ms, hold %d ms"
        .formatted(
            kind.name().toLowerCase(Locale.ROOT),
            role.label(),
            number,
            pause.toMillis(),
            hold.toMillis());
  }
}
