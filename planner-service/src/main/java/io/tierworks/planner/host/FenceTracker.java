package io.tierworks.planner.host;

import io.tierworks.common.contract.worker.WorkerStatus;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Tells a worker that has fallen silent from one whose reports have not been read yet. When a
/// worker is found silent, a mark goes into the partition; once the mark comes back, all that the
/// worker had said before stands behind us, and its attempts may be given up.
final class FenceTracker {
  private final int partition;
  private final FenceWriter marks;
  private final Map<String, String> asked = new ConcurrentHashMap<>();
  private int count;

  FenceTracker(int partition, FenceWriter marks) {
    this.partition = partition;
    this.marks = marks;
  }

  /// Sends a mark after the last report of a worker, unless one is under way.
  ///
  /// @return whether one was sent
  boolean ask(String worker, Instant now) {
    if (asked.containsKey(worker)) {
      return false;
    }
    var mark = "%d-%d-%d".formatted(partition, now.toEpochMilli(), count++);
    asked.put(worker, mark);
    var silent = new WorkerStatus.FenceMarker(worker, mark, now);
    marks.write(partition, silent, () -> asked.remove(worker, mark));
    return true;
  }

  /// A worker was heard again: the mark under way means nothing.
  void heard(String worker) {
    asked.remove(worker);
  }

  /// Whether this is the mark that was asked for last.
  boolean isAnswered(WorkerStatus.FenceMarker mark) {
    return asked.remove(mark.worker(), mark.mark());
  }
}
