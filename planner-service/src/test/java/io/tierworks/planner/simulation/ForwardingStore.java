package io.tierworks.planner.simulation;

import io.tierworks.planner.host.BufferedState;
import io.tierworks.planner.job.store.StateKey;
import java.util.Optional;

/// A store in front of another one, to be overridden in parts.
class ForwardingStore implements BufferedState {
  private final BufferedState store;

  ForwardingStore(BufferedState store) {
    this.store = store;
  }

  @Override
  public <T> Optional<T> get(StateKey<T> kind, String key) {
    return store.get(kind, key);
  }

  @Override
  public <T> void put(StateKey<T> kind, String key, T fact) {
    store.put(kind, key, fact);
  }

  @Override
  public void delete(StateKey<?> kind, String key) {
    store.delete(kind, key);
  }

  @Override
  public <T> Scan<T> under(StateKey<T> kind, String prefix) {
    return store.under(kind, prefix);
  }

  @Override
  public Scan<String> keysUnder(StateKey<?> kind, String prefix) {
    return store.keysUnder(kind, prefix);
  }

  @Override
  public void flush() {
    store.flush();
  }

  @Override
  public void discard() {
    store.discard();
  }
}
