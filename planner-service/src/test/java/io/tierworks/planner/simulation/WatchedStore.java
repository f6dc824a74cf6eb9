package io.tierworks.planner.simulation;

import io.tierworks.planner.host.BufferedState;
import io.tierworks.planner.job.store.StateKey;

/// Shows every change of a fact to the [Truth] before it is made.
final class WatchedStore extends ForwardingStore {
  private final Truth truth;

  WatchedStore(BufferedState store, Truth truth) {
    super(store);
    this.truth = truth;
  }

  @Override
  public <T> void put(StateKey<T> kind, String key, T fact) {
    if (Truth.concerns(kind)) {
      truth.changes(kind, key, get(kind, key).orElse(null), fact);
    }
    super.put(kind, key, fact);
  }

  @Override
  public void delete(StateKey<?> kind, String key) {
    if (Truth.concerns(kind)) {
      truth.changes(kind, key, get(kind, key).orElse(null), null);
    }
    super.delete(kind, key);
  }

  /// Taking back means that a decision has failed.
  @Override
  public void discard() {
    super.discard();
    truth.decisionFailed();
  }
}
