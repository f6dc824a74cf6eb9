package io.tierworks.planner.stream;

import io.tierworks.common.contract.json.Wire;
import io.tierworks.planner.host.BufferedState;
import io.tierworks.planner.job.store.StateKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// The state of one stream task. It buffers changes until [#flush()] and caches decoded values. One
/// owner thread.
final class StreamState implements BufferedState {
  /// Stored bytes whose values one partition caches. Decoded values take several times as much.
  private static final long CACHE_BYTES = 4L * 1024 * 1024;

  /// Maps whose values are read once.
  private static final Set<String> UNCACHED = Set.of("result", "answers", "lease");

  private final Function<String, KeyValueStore<String, byte[]>> stores;
  private final ReadOnlyState stored;
  private final ValueCache cache = new ValueCache(CACHE_BYTES);
  private final Map<String, Change> changes = new HashMap<>();

  /// @param stores looks up a store by its name
  StreamState(Function<String, KeyValueStore<String, byte[]>> stores) {
    this.stores = stores;
    this.stored = new ReadOnlyState(stores);
  }

  /// @param value null when the entry was deleted
  private record Change(StateKey<?> map, @Nullable Object value) {}

  @Override
  public <T> Optional<T> get(StateKey<T> map, String key) {
    var at = StateStores.key(map, key);
    var change = changes.get(at);
    if (change != null) {
      return Optional.ofNullable(change.value()).map(map.type()::cast);
    }
    var cached = cache.get(at);
    return cached == null ? read(map, at) : Optional.of(map.type().cast(cached));
  }

  private <T> Optional<T> read(StateKey<T> map, String at) {
    var stored = store(map).get(at);
    if (stored == null) {
      return Optional.empty();
    }
    T value = StateStores.decode(map, stored);
    keep(map, at, value, stored.length);
    return Optional.of(value);
  }

  private void keep(StateKey<?> map, String at, Object value, int bytes) {
    if (!UNCACHED.contains(map.name())) {
      cache.put(at, value, bytes);
    }
  }

  @Override
  public <T> void put(StateKey<T> map, String key, T value) {
    changes.put(StateStores.key(map, key), new Change(map, value));
  }

  @Override
  public void delete(StateKey<?> map, String key) {
    changes.put(StateStores.key(map, key), new Change(map, null));
  }

  /// Flushes first, so that the scan sees all changes.
  @Override
  public <T> Scan<T> under(StateKey<T> map, String prefix) {
    flush();
    return stored.under(map, prefix);
  }

  /// Flushes first, so that the scan sees all changes.
  @Override
  public Scan<String> keysUnder(StateKey<?> map, String prefix) {
    flush();
    return stored.keysUnder(map, prefix);
  }

  private KeyValueStore<String, byte[]> store(StateKey<?> map) {
    return stores.apply(StateStores.name(map.home()));
  }

  @Override
  public void flush() {
    changes.forEach(this::write);
    changes.clear();
  }

  private void write(String at, Change change) {
    var value = change.value();
    if (value == null) {
      store(change.map()).delete(at);
      cache.remove(at);
    } else {
      var bytes = Wire.bytes(value);
      store(change.map()).put(at, bytes);
      keep(change.map(), at, value, bytes.length);
    }
  }

  @Override
  public void discard() {
    changes.clear();
  }
}
