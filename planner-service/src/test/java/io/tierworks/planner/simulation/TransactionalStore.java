package io.tierworks.planner.simulation;

import io.tierworks.planner.host.BufferedState;

/// A store that outlives the planner's process, with its committed state.
public interface TransactionalStore extends BufferedState {
  void commit();

  /// Back to the last commit.
  void abort();
}
