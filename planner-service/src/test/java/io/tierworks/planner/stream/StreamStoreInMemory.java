package io.tierworks.planner.stream;

import io.tierworks.planner.job.store.KeyValueState;
import io.tierworks.planner.job.store.StateKey;
import io.tierworks.planner.simulation.TransactionalStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The store that production stands on, with its serialisation and its cache, over maps with
/// transactions. Each transaction that is aborted ends the process: what follows begins with an
/// empty cache.
public final class StreamStoreInMemory implements TransactionalStore {
  private final Map<String, UndoableBytes> stores = new HashMap<>();
  private StreamState facts = fresh();

  private StreamState fresh() {
    return new StreamState(name -> stores.computeIfAbsent(name, UndoableBytes::new));
  }

  @Override
  public <T> Optional<T> get(StateKey<T> kind, String key) {
    return facts.get(kind, key);
  }

  @Override
  public <T> void put(StateKey<T> kind, String key, T fact) {
    facts.put(kind, key, fact);
  }

  @Override
  public void delete(StateKey<?> kind, String key) {
    facts.delete(kind, key);
  }

  @Override
  public <T> KeyValueState.Scan<T> under(StateKey<T> kind, String prefix) {
    return facts.under(kind, prefix);
  }

  @Override
  public KeyValueState.Scan<String> keysUnder(StateKey<?> kind, String prefix) {
    return facts.keysUnder(kind, prefix);
  }

  @Override
  public void flush() {
    facts.flush();
  }

  @Override
  public void discard() {
    facts.discard();
  }

  @Override
  public void commit() {
    facts.flush();
    stores.values().forEach(UndoableBytes::commit);
  }

  @Override
  public void abort() {
    stores.values().forEach(UndoableBytes::abort);
    facts = fresh();
  }
}
