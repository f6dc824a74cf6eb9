package io.tierworks.planner.host;

import io.tierworks.common.contract.worker.WorkerStatus;

/// Appends fence markers to `subtask.results`.
public interface FenceWriter {

  /// Appends a marker behind everything that a partition holds now.
  ///
  /// @param failed called, from any thread, when the marker could not be written
  void write(int partition, WorkerStatus.FenceMarker marker, Runnable failed);
}
