package io.tierworks.planner.simulation;

import io.tierworks.planner.host.WorkingStore;
import java.util.Optional;

/// A store in front of another one, to be overridden in parts.
class ForwardingStore implements WorkingStore {
  private final WorkingStore store;

  ForwardingStore(WorkingStore store) {
    this.store = store;
  }

  @Override
  public <T> Optional<T> get(Kind<T> kind, String key) {
    return store.get(kind, key);
  }

  @Override
  public <T> void put(Kind<T> kind, String key, T fact) {
    store.put(kind, key, fact);
  }

  @Override
  public void delete(Kind<?> kind, String key) {
    store.delete(kind, key);
  }

  @Override
  public <T> Scan<T> under(Kind<T> kind, String prefix) {
    return store.under(kind, prefix);
  }

  @Override
  public Scan<String> keysUnder(Kind<?> kind, String prefix) {
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
