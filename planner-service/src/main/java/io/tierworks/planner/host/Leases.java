package io.tierworks.planner.host;

import io.tierworks.common.contract.SubtaskResult;
import io.tierworks.planner.job.FactStore.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Which worker runs which attempt: written when it says `started`, deleted when it reports. Keyed
/// by worker, so that all of a silent worker's attempts are found in one scan. What is written here
/// is kept at once: a decision that is taken back does not bring a lease back.
final class Leases {
  static final Kind<Lease> LEASE = new Kind<>("lease", Lease.class);

  private final WorkingStore store;
  private final Map<String, Integer> perWorker = new TreeMap<>();

  Leases(WorkingStore store) {
    this.store = store;
    try (var all = store.keysUnder(LEASE, "")) {
      all.forEachRemaining(key -> perWorker.merge(worker(key), 1, Integer::sum));
    }
  }

  void begin(SubtaskResult.Started started) {
    var key = key(started.worker(), started.attempt());
    if (store.get(LEASE, key).isEmpty()) {
      store.put(LEASE, key, Lease.of(started));
      store.flush();
      perWorker.merge(started.worker(), 1, Integer::sum);
    }
  }

  void end(String worker, String attempt) {
    var key = key(worker, attempt);
    if (store.get(LEASE, key).isPresent()) {
      store.delete(LEASE, key);
      store.flush();
      perWorker.computeIfPresent(worker, (_, count) -> count == 1 ? null : count - 1);
    }
  }

  /// Always in the same order, so that a history can be played again.
  List<String> workers() {
    return List.copyOf(perWorker.keySet());
  }

  /// The attempts that workers have.
  Set<String> attempts() {
    var attempts = new HashSet<String>();
    try (var all = store.keysUnder(LEASE, "")) {
      all.forEachRemaining(key -> attempts.add(key.substring(key.indexOf('|') + 1)));
    }
    return attempts;
  }

  /// Ends leases of a worker.
  List<Lease> take(String worker, Predicate<String> attempts) {
    var leases = new ArrayList<Lease>();
    try (var scan = store.under(LEASE, key(worker, ""))) {
      scan.forEachRemaining(leases::add);
    }
    leases.removeIf(lease -> !attempts.test(lease.attempt()));
    leases.forEach(lease -> end(worker, lease.attempt()));
    return leases;
  }

  private static String key(String worker, String attempt) {
    return worker + "|" + attempt;
  }

  private static String worker(String key) {
    return key.substring(0, key.indexOf('|'));
  }

  record Lease(String job, String subtask, String attempt) {
    static Lease of(SubtaskResult.Started started) {
      return new Lease(started.job(), started.subtask(), started.attempt());
    }
  }
}
