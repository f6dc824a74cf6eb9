package io.tierworks.planner.host;

import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.event.AttemptEvent.AttemptIssued;
import io.tierworks.planner.job.event.Event;
import io.tierworks.planner.job.store.JobStore;
import io.tierworks.planner.job.store.StateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.TreeMap;

/// Reports on attempts that the committed state does not know: their subtask was sent, and the
/// transaction that issued them was aborted. Each waits until its attempt is issued after all, and
/// counts then. Changes are flushed at once, as those of [Leases]. One owner thread.
final class EarlyReports {
  private static final StateKey<SubtaskResult> EARLY =
      StateKey.index("early-report", SubtaskResult.class);

  /// An attempt is issued again within seconds, or never.
  private static final Duration KEPT = Duration.ofHours(1);

  private final BufferedState state;
  private final JobStore store;

  /// Sorted, so that a history can be replayed.
  private final TreeMap<String, SubtaskResult.Ended> waiting = new TreeMap<>();

  private final Deque<AttemptId> issued = new ArrayDeque<>();

  EarlyReports(BufferedState state, JobStore store) {
    this.state = state;
    this.store = store;
    try (var reports = state.under(EARLY, "")) {
      reports.forEachRemaining(report -> restored((SubtaskResult.Ended) report));
    }
  }

  private void restored(SubtaskResult.Ended report) {
    waiting.put(key(report), report);
    if (isIssued(report)) {
      issued.add(report.attempt());
    }
  }

  /// Keeps the report if its attempt may still be issued.
  ///
  /// @return whether it is kept
  boolean keep(SubtaskResult.Ended report) {
    boolean early = isEarly(report);
    if (early) {
      state.put(EARLY, key(report), report);
      state.flush();
      waiting.put(key(report), report);
    }
    return early;
  }

  private boolean isEarly(SubtaskResult.Ended report) {
    return SubtaskRef.parse(report.subtask()).isPresent()
        && !isIssued(report)
        && store.closed(report.job()).isEmpty();
  }

  private boolean isIssued(SubtaskResult.Ended report) {
    return SubtaskRef.parse(report.subtask())
        .flatMap(ref -> store.subtask(report.job(), ref))
        .flatMap(subtask -> subtask.attempt(report.attempt().number()))
        .isPresent();
  }

  void watch(Event event) {
    if (!waiting.isEmpty() && event instanceof AttemptIssued now) {
      issued.add(now.envelope().attempt());
    }
  }

  /// Removes and returns a report whose attempt is issued now.
  Optional<SubtaskResult.Ended> next() {
    while (!issued.isEmpty()) {
      var prefix = prefix(issued.getFirst());
      var found = waiting.ceilingEntry(prefix);
      if (found != null && found.getKey().startsWith(prefix)) {
        remove(found.getKey());
        return Optional.of(found.getValue());
      }
      issued.removeFirst();
    }
    return Optional.empty();
  }

  /// Drops reports on attempts that will not be issued.
  void sweep(Instant now) {
    waiting.values().stream()
        .filter(report -> report.at().plus(KEPT).isBefore(now))
        .map(EarlyReports::key)
        .toList()
        .forEach(this::remove);
  }

  private void remove(String key) {
    waiting.remove(key);
    state.delete(EARLY, key);
    state.flush();
  }

  private static String key(SubtaskResult.Ended report) {
    return prefix(report.attempt()) + report.worker();
  }

  private static String prefix(AttemptId attempt) {
    return attempt + "|";
  }
}
