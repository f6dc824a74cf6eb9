package io.tierworks.planner.job;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a job waits after calls that failed for a reason that may pass. The wait doubles with each
/// failure after a wait, up to a minute, with jitter; any answer ends it.
///
/// @param failures waits in a row
/// @param until when calls may be made again; null when nothing has to wait
/// @param why how the last call failed
public record Backoff(int failures, @Nullable Instant until, String why) {
  public static final Backoff NONE = new Backoff(0, null, "");

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 6;
  private static final int PARTS = 1_000;

  public Backoff {
    why = why == null ? "" : why;
  }

  /// @param seed of the jitter: the id of the attempt
  public Backoff failed(String seed, String reason, Instant now) {
    return holds(now)
        ? new Backoff(failures, until, reason)
        : new Backoff(failures + 1, now.plus(wait(seed)), reason);
  }

  /// Half of the wait is random, so that jobs do not all come back at once.
  private Duration wait(String seed) {
    var doubled = FIRST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    var whole = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    long part = PARTS + Math.floorMod(seed.hashCode(), PARTS);
    return Duration.ofMillis(whole.toMillis() * part / (2 * PARTS));
  }

  /// The wait is over; the next failure waits longer.
  public Backoff over() {
    return new Backoff(failures, null, why);
  }

  public boolean holds(Instant now) {
    return until != null && until.isAfter(now);
  }
}
