package io.tierworks.planner.host;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// When to look at which job again: one alarm a job.
final class Deadlines {
  private final TreeSet<Alarm> alarms =
      new TreeSet<>(Comparator.comparing(Alarm::at).thenComparing(Alarm::job));
  private final Map<String, Alarm> current = new HashMap<>();

  void set(String job, Instant at) {
    var alarm = new Alarm(job, at);
    if (!alarm.equals(current.get(job))) {
      remove(job);
      current.put(job, alarm);
      alarms.add(alarm);
    }
  }

  void remove(String job) {
    var old = current.remove(job);
    if (old != null) {
      alarms.remove(old);
    }
  }

  /// Jobs whose time has come, each once.
  List<String> due(Instant now) {
    var due = new ArrayList<String>();
    while (!alarms.isEmpty() && !alarms.first().at().isAfter(now)) {
      var job = alarms.first().job();
      remove(job);
      due.add(job);
    }
    return due;
  }

  private record Alarm(String job, Instant at) {}
}
