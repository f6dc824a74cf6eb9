package io.tierworks.planner.stream;

import io.tierworks.planner.job.store.KeyValueState;
import io.tierworks.planner.job.store.StateKey;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/// Reads the state stores. As thread-safe as the stores are.
///
/// @param stores looks up a store by its name
record ReadOnlyState(Function<String, ? extends ReadOnlyKeyValueStore<String, byte[]>> stores)
    implements KeyValueState {

  @Override
  public <T> Optional<T> get(StateKey<T> map, String key) {
    return Optional.ofNullable(store(map).get(StateStores.key(map, key)))
        .map(bytes -> StateStores.decode(map, bytes));
  }

  @Override
  public <T> Scan<T> under(StateKey<T> map, String prefix) {
    return new Decoded<>(scan(map, prefix), entry -> StateStores.decode(map, entry.value));
  }

  @Override
  public Scan<String> keysUnder(StateKey<?> map, String prefix) {
    int head = StateStores.key(map, "").length();
    return new Decoded<>(scan(map, prefix), entry -> entry.key.substring(head));
  }

  private KeyValueIterator<String, byte[]> scan(StateKey<?> map, String prefix) {
    return store(map).prefixScan(StateStores.key(map, prefix), new StringSerializer());
  }

  private ReadOnlyKeyValueStore<String, byte[]> store(StateKey<?> map) {
    return stores.apply(StateStores.name(map.home()));
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

  /// A scan that decodes each entry.
  private record Decoded<T>(
      KeyValueIterator<String, byte[]> entries, Function<KeyValue<String, byte[]>, T> decode)
      implements Scan<T> {

    @Override
    public boolean hasNext() {
      return entries.hasNext();
    }

    @Override
    public T next() {
      return decode.apply(entries.next());
    }

    @Override
    public void close() {
      entries.close();
    }
  }
}
