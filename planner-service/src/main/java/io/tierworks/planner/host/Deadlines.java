package io.tierworks.planner.host;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// When to look at which job again. An alarm that no longer holds is dropped when it rings; the
/// state machine checks anyway.
final class Deadlines {
  private final PriorityQueue<Alarm> alarms = new PriorityQueue<>(Comparator.comparing(Alarm::at));
  private final Map<String, Instant> current = new HashMap<>();

  void set(String job, Instant at) {
    if (!at.equals(current.put(job, at))) {
      alarms.add(new Alarm(job, at));
    }
  }

  /// Jobs whose time has come, each once.
  List<String> due(Instant now) {
    var due = new ArrayList<String>();
    while (!alarms.isEmpty() && !alarms.peek().at().isAfter(now)) {
      var alarm = alarms.poll();
      if (current.remove(alarm.job(), alarm.at())) {
        due.add(alarm.job());
      }
    }
    return due;
  }

  private record Alarm(String job, Instant at) {}
}
