package io.tierworks.planner.host;

import io.tierworks.planner.job.store.KeyValueState;

/// State whose changes can be discarded until the next [#flush()].
public interface BufferedState extends KeyValueState {

  /// Writes the changes.
  void flush();

  /// Discards the changes since the last [#flush()].
  void discard();
}
