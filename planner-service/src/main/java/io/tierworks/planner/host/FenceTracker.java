package io.tierworks.planner.host;

import io.tierworks.common.contract.worker.WorkerStatus;
import io.tierworks.common.contract.worker.WorkerStatus.Fenced;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Tells a silent worker from one whose reports have not been read yet. A fence marker is written
/// behind the reports of the partition; when it is read, every earlier report has been processed.
/// Thread-safe.
final class FenceTracker {
  private final int partition;
  private final FenceWriter writer;
  private final Map<Fenced, String> pending = new ConcurrentHashMap<>();
  private int count;

  FenceTracker(int partition, FenceWriter writer) {
    this.partition = partition;
    this.writer = writer;
  }

  /// Writes a fence marker, unless one is under way.
  ///
  /// @return whether one was written
  boolean request(Fenced fenced, Instant now) {
    if (pending.containsKey(fenced)) {
      return false;
    }
    var id = "%d-%d-%d".formatted(partition, now.toEpochMilli(), count++);
    pending.put(fenced, id);
    var marker = new WorkerStatus.FenceMarker(fenced, id, now);
    writer.write(partition, marker, () -> pending.remove(fenced, id));
    return true;
  }

  /// The worker has been heard again: the marker under way has no effect.
  void cancel(String worker) {
    pending.remove(new Fenced.Worker(worker));
  }

  /// @return whether this is the marker that was requested last
  boolean complete(WorkerStatus.FenceMarker marker) {
    return pending.remove(marker.fenced(), marker.mark());
  }
}
