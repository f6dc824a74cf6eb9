package io.tierworks.planner.stream;

import io.tierworks.common.contract.MalformedMessage;
import io.tierworks.common.contract.SubtaskResult;
import io.tierworks.common.contract.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueStore;

/// Which worker runs which attempt: written when it says `started`, deleted when it reports. Keyed
/// by worker, so that all of a silent worker's attempts are found in one scan.
final class Leases {
  private static final String PREFIX = "lease:";

  private final KeyValueStore<String, byte[]> store;
  private final Map<String, Integer> perWorker = new HashMap<>();

  Leases(KeyValueStore<String, byte[]> store) {
    this.store = store;
    try (var all = store.prefixScan(PREFIX, new StringSerializer())) {
      all.forEachRemaining(entry -> perWorker.merge(worker(entry.key), 1, Integer::sum));
    }
  }

  void begin(SubtaskResult.Started started) {
    var before =
        store.putIfAbsent(key(started.worker(), started.attempt()), Wire.bytes(Lease.of(started)));
    if (before == null) {
      perWorker.merge(started.worker(), 1, Integer::sum);
    }
  }

  void end(String worker, String attempt) {
    if (store.delete(key(worker, attempt)) != null) {
      perWorker.computeIfPresent(worker, (_, count) -> count == 1 ? null : count - 1);
    }
  }

  Set<String> workers() {
    return Set.copyOf(perWorker.keySet());
  }

  /// Ends leases of a worker.
  List<Lease> take(String worker, Predicate<String> attempts) {
    var leases = new ArrayList<Lease>();
    try (var scan = store.prefixScan(key(worker, ""), new StringSerializer())) {
      scan.forEachRemaining(entry -> leases.add(decode(entry.value)));
    }
    leases.removeIf(lease -> !attempts.test(lease.attempt()));
    leases.forEach(lease -> end(worker, lease.attempt()));
    return leases;
  }

  private static Lease decode(byte[] stored) {
    try {
      return Wire.read(stored, Lease.class);
    } catch (MalformedMessage e) {
      throw new IllegalStateException("a stored lease cannot be read: " + e.why(), e);
    }
  }

  private static String key(String worker, String attempt) {
    return PREFIX + worker + "|" + attempt;
  }

  private static String worker(String key) {
    return key.substring(PREFIX.length(), key.indexOf('|'));
  }

  record Lease(String job, String subtask, String attempt) {
    static Lease of(SubtaskResult.Started started) {
      return new Lease(started.job(), started.subtask(), started.attempt());
    }
  }
}
