package io.tierworks.planner.stream;

import io.tierworks.planner.job.store.KeyValueState;
import io.tierworks.planner.job.store.StateKey;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/// The state of all partitions of this process, for reading from other threads. Thread-safe.
record ReadOnlyState(Function<String, ReadOnlyKeyValueStore<String, byte[]>> stores)
    implements KeyValueState {

  @Override
  public <T> Optional<T> get(StateKey<T> map, String key) {
    return Optional.ofNullable(store(map).get(StateStores.key(map, key)))
        .map(bytes -> StateStores.decode(map, bytes));
  }

  @Override
  public <T> Scan<T> under(StateKey<T> map, String prefix) {
    return new DecodedScan<>(
        store(map).prefixScan(StateStores.key(map, prefix), new StringSerializer()),
        entry -> StateStores.decode(map, entry.value));
  }

  private ReadOnlyKeyValueStore<String, byte[]> store(StateKey<?> map) {
    return stores.apply(StateStores.home(map));
  }

  @Override
  public Scan<String> keysUnder(StateKey<?> map, String prefix) {
    throw new UnsupportedOperationException("read-only state lists no keys");
  }

  @Override
  public <T> void put(StateKey<T> map, String key, T value) {
    throw readOnly();
  }

  @Override
  public void delete(StateKey<?> map, String key) {
    throw readOnly();
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException("only the stream threads change state");
  }
}
