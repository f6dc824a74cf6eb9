package io.tierworks.planner.host;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The next deadline of each open job. One owner thread.
final class Deadlines {
  private final TreeSet<Deadline> queue =
      new TreeSet<>(Comparator.comparing(Deadline::at).thenComparing(Deadline::job));
  private final Map<String, Deadline> current = new HashMap<>();

  void set(String job, Instant at) {
    var deadline = new Deadline(job, at);
    if (!deadline.equals(current.get(job))) {
      remove(job);
      current.put(job, deadline);
      queue.add(deadline);
    }
  }

  void remove(String job) {
    var old = current.remove(job);
    if (old != null) {
      queue.remove(old);
    }
  }

  /// Removes and returns the jobs whose deadline has passed.
  List<String> due(Instant now) {
    var jobs = new ArrayList<String>();
    while (!queue.isEmpty() && !queue.first().at().isAfter(now)) {
      var job = queue.first().job();
      remove(job);
      jobs.add(job);
    }
    return jobs;
  }

  private record Deadline(String job, Instant at) {}
}
