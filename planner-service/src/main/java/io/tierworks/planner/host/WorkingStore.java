package io.tierworks.planner.host;

import io.tierworks.planner.job.store.KeyValueState;

/// A state store whose changes can be discarded until the next [#flush()].
public interface WorkingStore extends KeyValueState {

  /// Writes the changes.
  void flush();

  /// Discards the changes since the last [#flush()].
  void discard();
}
