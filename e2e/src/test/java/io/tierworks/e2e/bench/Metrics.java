package io.tierworks.e2e.bench;

import java.util.Map;
import java.util.TreeMap;

/// What the processes of a system have counted since their start. No request of ours is in it,
/// except those of the client that sends the jobs.
///
/// @param requests to the broker, by kind
/// @param allocated bytes of heap, by role
record Metrics(Map<String, Long> requests, Map<String, Long> allocated) {
  private static final String REQUESTS = "kafka.network:type=RequestMetrics,name=RequestsPerSec,*";

  /// @param processes role of each process, by its id
  static Metrics read(Map<Long, String> processes) {
    var requests = new TreeMap<String, Long>();
    var allocated = new TreeMap<String, Long>();
    processes.forEach((pid, role) -> {
      try (var jvm = JmxConnection.attach(pid)) {
        allocated.merge(role, jvm.allocated(), Long::sum);
        if (role.equals("broker")) {
          requests.putAll(jvm.counts(REQUESTS, "request"));
        }
      }
    });
    // The broker counts these as Fetch, too.
    requests.remove("FetchConsumer");
    requests.remove("FetchFollower");
    return new Metrics(requests, allocated);
  }

  Metrics since(Metrics earlier) {
    return new Metrics(
        difference(requests, earlier.requests), difference(allocated, earlier.allocated));
  }

  private static Map<String, Long> difference(Map<String, Long> now, Map<String, Long> earlier) {
    var difference = new TreeMap<String, Long>();
    now.forEach((name, count) -> difference.put(name, count - earlier.getOrDefault(name, 0L)));
    return difference;
  }
}
