package io.tierworks.planner.stream;

import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.planner.job.store.KeyValueState;
import io.tierworks.planner.job.store.StateKey;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/// Facts seen from outside the stream threads. Writing is refused.
final class ReadOnlyFacts implements KeyValueState {
  private final Function<String, ReadOnlyKeyValueStore<String, byte[]>> stores;

  ReadOnlyFacts(Function<String, ReadOnlyKeyValueStore<String, byte[]>> stores) {
    this.stores = stores;
  }

  @Override
  public <T> Optional<T> get(StateKey<T> kind, String key) {
    return Optional.ofNullable(stores.apply(Stores.home(kind)).get(Stores.key(kind, key)))
        .map(bytes -> decode(kind, bytes));
  }

  @Override
  public <T> Scan<T> under(StateKey<T> kind, String prefix) {
    return new StoreScan<>(
        stores
            .apply(Stores.home(kind))
            .prefixScan(Stores.key(kind, prefix), new StringSerializer()),
        entry -> decode(kind, entry.value));
  }

  @Override
  public Scan<String> keysUnder(StateKey<?> kind, String prefix) {
    throw new UnsupportedOperationException("read-only facts list no keys");
  }

  @Override
  public <T> void put(StateKey<T> kind, String key, T fact) {
    throw new UnsupportedOperationException("facts change by events only");
  }

  @Override
  public void delete(StateKey<?> kind, String key) {
    throw new UnsupportedOperationException("facts change by events only");
  }

  private static <T> T decode(StateKey<T> kind, byte[] stored) {
    try {
      return Wire.read(stored, kind.type());
    } catch (MalformedMessage e) {
      throw new IllegalStateException("a stored " + kind.name() + " cannot be read: " + e.why(), e);
    }
  }
}
