package io.tierworks.planner.host;

import io.tierworks.planner.job.store.KeyValueState;

/// Facts with a place to go back to: what changed since the last [#flush()] can be taken back.
public interface WorkingStore extends KeyValueState {

  /// Keeps what changed.
  void flush();

  /// Forgets what changed since the last [#flush()], as if it had never been said.
  void discard();
}
