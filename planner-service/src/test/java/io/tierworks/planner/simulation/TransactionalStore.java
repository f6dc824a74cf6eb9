package io.tierworks.planner.simulation;

import io.tierworks.planner.host.WorkingStore;

/// A store that outlives the planner's process, with its committed state.
public interface TransactionalStore extends WorkingStore {
  void commit();

  /// Back to the last commit.
  void abort();
}
