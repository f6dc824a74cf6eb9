package io.tierworks.planner.state;

import io.tierworks.planner.job.store.KeyValueState;
import io.tierworks.planner.job.store.StateKey;
import io.tierworks.planner.simulation.TransactionalStore;
import java.util.Optional;

/// The state that production uses, with its serialisation and its cache, over committed values in
/// memory. Each transaction that is aborted ends the process: what follows begins with an empty
/// cache.
public final class StateInMemory implements TransactionalStore {
  private final CommittedInMemory committed = new CommittedInMemory();
  private PartitionState state = new PartitionState(committed);

  @Override
  public <T> Optional<T> get(StateKey<T> kind, String key) {
    return state.get(kind, key);
  }

  @Override
  public <T> void put(StateKey<T> kind, String key, T fact) {
    state.put(kind, key, fact);
  }

  @Override
  public void delete(StateKey<?> kind, String key) {
    state.delete(kind, key);
  }

  @Override
  public <T> KeyValueState.Scan<T> under(StateKey<T> kind, String prefix) {
    return state.under(kind, prefix);
  }

  @Override
  public KeyValueState.Scan<String> keysUnder(StateKey<?> kind, String prefix) {
    return state.keysUnder(kind, prefix);
  }

  @Override
  public void flush() {
    state.flush();
  }

  @Override
  public void discard() {
    state.discard();
  }

  @Override
  public void commit() {
    state.flush();
    state.committed(state.changes(), 0);
  }

  @Override
  public void abort() {
    state = new PartitionState(committed);
  }
}
