package io.tierworks.planner.host;

import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.planner.job.Runs;
import io.tierworks.planner.job.store.StateKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which worker runs which attempt. A lease begins with the report `started` and ends with the
/// final report. Leases are stored by worker, so that one scan finds all of a silent worker's
/// attempts; an index in memory finds them by job. Changes are flushed at once: a discarded command
/// brings no lease back. One owner thread.
final class Leases implements Runs {
  static final StateKey<Lease> LEASE = StateKey.index("lease", Lease.class).grouped();

  private final BufferedState store;
  private final Map<String, Integer> perWorker = new TreeMap<>();
  private final Map<String, Integer> perTier = new HashMap<>();
  private final Map<String, SortedMap<String, Run>> perJob = new HashMap<>();

  Leases(BufferedState store) {
    this.store = store;
    try (var keys = store.keysUnder(LEASE, "")) {
      keys.forEachRemaining(
          key -> began(key.substring(0, key.indexOf('|')), store.get(LEASE, key).orElseThrow()));
    }
  }

  void begin(SubtaskResult.Started started) {
    started
        .attempts()
        .forEach(attempt -> begin(started.worker(), new Lease(attempt, started.tier())));
    store.flush();
  }

  private void begin(String worker, Lease lease) {
    var key = key(worker, lease.attempt());
    if (store.get(LEASE, key).isEmpty()) {
      store.put(LEASE, key, lease);
      began(worker, lease);
    }
  }

  void end(String worker, AttemptId attempt) {
    var key = key(worker, attempt);
    var lease = store.get(LEASE, key);
    if (lease.isPresent()) {
      store.delete(LEASE, key);
      store.flush();
      ended(worker, lease.get());
    }
  }

  private void began(String worker, Lease lease) {
    perWorker.merge(worker, 1, Integer::sum);
    perTier.merge(tier(lease), 1, Integer::sum);
    perJob
        .computeIfAbsent(lease.job(), _ -> new TreeMap<>())
        .put(key(worker, lease.attempt()), lease.run(worker));
  }

  private void ended(String worker, Lease lease) {
    perWorker.computeIfPresent(worker, (_, count) -> count == 1 ? null : count - 1);
    perTier.merge(tier(lease), -1, Integer::sum);
    perJob.computeIfPresent(
        lease.job(),
        (_, runs) -> {
          runs.remove(key(worker, lease.attempt()));
          return runs.isEmpty() ? null : runs;
        });
  }

  @Override
  public List<Run> of(String job) {
    return List.copyOf(perJob.getOrDefault(job, Collections.emptySortedMap()).values());
  }

  /// Workers that hold leases, sorted, so that a history can be replayed.
  List<String> workers() {
    return List.copyOf(perWorker.keySet());
  }

  /// How many attempts run on a tier.
  int running(String tier) {
    return perTier.getOrDefault(tier, 0);
  }

  private static String tier(Lease lease) {
    return lease.tier() == null ? "" : lease.tier();
  }

  Set<AttemptId> attempts() {
    return perJob.values().stream()
        .flatMap(runs -> runs.values().stream())
        .map(Run::attempt)
        .collect(Collectors.toSet());
  }

  List<Lease> held(String worker) {
    var leases = new ArrayList<Lease>();
    try (var scan = store.under(LEASE, prefix(worker))) {
      scan.forEachRemaining(leases::add);
    }
    return leases;
  }

  /// The subtask comes last, so that those in a row are stored together.
  private static String key(String worker, AttemptId attempt) {
    return prefix(worker) + attempt.job() + "/" + attempt.number() + "/" + attempt.subtask();
  }

  private static String prefix(String worker) {
    return worker + "|";
  }

  /// @param tier null if an earlier version stored it
  record Lease(AttemptId attempt, @Nullable String tier) {
    String job() {
      return attempt.job();
    }

    Run run(String worker) {
      return new Run(worker, attempt.subtask(), attempt);
    }
  }
}
