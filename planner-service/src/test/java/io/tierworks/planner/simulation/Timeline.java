package io.tierworks.planner.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/// A clock that only events move: what is planned first at a time happens first.
final class Timeline {
  private final PriorityQueue<Planned> planned =
      new PriorityQueue<>(Comparator.comparingLong(Planned::at).thenComparingLong(Planned::number));
  private long now;
  private long count;

  /// Milliseconds since the beginning.
  long now() {
    return now;
  }

  void after(long millis, Runnable action) {
    at(now + millis, action);
  }

  void at(long millis, Runnable action) {
    planned.add(new Planned(Math.max(now, millis), count++, action));
  }

  /// Lets the next thing happen.
  ///
  /// @return false when nothing is planned
  boolean step() {
    var next = planned.poll();
    if (next == null) {
      return false;
    }
    now = next.at();
    next.action().run();
    return true;
  }

  private record Planned(long at, long number, Runnable action) {}
}
