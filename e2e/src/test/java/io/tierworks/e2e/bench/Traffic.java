package io.tierworks.e2e.bench;

import io.tierworks.common.broker.kafka.KafkaConnection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// Requests to a broker, what they wrote, and the memory that it cost, between two moments. The
/// names of topics have no installation's prefix.
record Traffic(Metrics metrics, Map<String, TopicEnds.Written> written) {

  /// A measurement that has begun.
  record Meter(
      Map<Long, String> processes, KafkaConnection connection, TopicEnds ends, Metrics metrics) {
    Traffic stop() {
      var now = Metrics.read(processes);
      var end = TopicEnds.read(connection);
      return new Traffic(now.since(metrics), end.writtenSince(ends, connection));
    }
  }

  /// @param processes role of each process, by its id
  static Meter start(Map<Long, String> processes, KafkaConnection connection) {
    var ends = TopicEnds.read(connection);
    return new Meter(processes, connection, ends, Metrics.read(processes));
  }

  long allocated(String role) {
    return metrics.allocated().getOrDefault(role, 0L);
  }

  /// Bytes that producers sent, compressed.
  long produced() {
    return metrics.produced();
  }

  Map<String, Long> requests() {
    return metrics.requests();
  }

  long allRequests() {
    return sum(requests());
  }

  Map<String, Long> records() {
    return each(TopicEnds.Written::records);
  }

  long allRecords() {
    return sum(records());
  }

  Map<String, Long> markers() {
    return each(TopicEnds.Written::markers);
  }

  Map<String, Long> bytes() {
    return each(TopicEnds.Written::bytes);
  }

  private Map<String, Long> each(ToLongFunction<TopicEnds.Written> value) {
    var each = new TreeMap<String, Long>();
    written.forEach((topic, what) ->
        each.put(topic.replaceFirst("^(e2e-[^.]*|floor)\\.", ""), value.applyAsLong(what)));
    return each;
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
