package io.tierworks.planner.host;

import io.tierworks.common.contract.worker.WorkerStatus;

/// Writes marks into the log of reports.
public interface FenceWriter {

  /// Puts the mark behind everything that now stands in a partition of `subtask.results`.
  ///
  /// @param failed called, from any thread, when it could not be written
  void write(int partition, WorkerStatus.FenceMarker mark, Runnable failed);
}
