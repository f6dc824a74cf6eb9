package io.tierworks.e2e.bench;

import java.util.Map;
import java.util.TreeMap;

/// What the processes of a system have counted since their start. No request of ours is in it,
/// except those of the client that sends the jobs.
///
/// @param requests to the broker, by kind
/// @param allocated bytes of heap, by role
/// @param produced compressed bytes that the broker has received
record Metrics(Map<String, Long> requests, Map<String, Long> allocated, long produced) {
  private static final String BYTES_IN = "kafka.server:type=BrokerTopicMetrics,name=BytesInPerSec";
  private static final String REQUESTS = "kafka.network:type=RequestMetrics,name=RequestsPerSec,*";

  /// @param processes role of each process, by its id
  static Metrics read(Map<Long, String> processes) {
    var requests = new TreeMap<String, Long>();
    var allocated = new TreeMap<String, Long>();
    long produced = 0;
    for (var process : processes.entrySet()) {
      var role = process.getValue();
      try (var jvm = JmxConnection.attach(process.getKey())) {
        allocated.merge(role, jvm.allocated(), Long::sum);
        if (role.equals("broker")) {
          requests.putAll(jvm.counts(REQUESTS, "request"));
          produced = jvm.counts(BYTES_IN, "name").getOrDefault("BytesInPerSec", 0L);
        }
      }
    }
    // The broker counts these as Fetch, too.
    requests.remove("FetchConsumer");
    requests.remove("FetchFollower");
    return new Metrics(requests, allocated, produced);
  }

  Metrics since(Metrics earlier) {
    return new Metrics(
        difference(requests, earlier.requests),
        difference(allocated, earlier.allocated),
        produced - earlier.produced);
  }

  private static Map<String, Long> difference(Map<String, Long> now, Map<String, Long> earlier) {
    var difference = new TreeMap<String, Long>();
    now.forEach((name, count) -> difference.put(name, count - earlier.getOrDefault(name, 0L)));
    return difference;
  }
}
