package io.tierworks.planner.stream;

import io.tierworks.common.contract.MalformedMessage;
import io.tierworks.common.contract.Wire;
import io.tierworks.planner.host.WorkingStore;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/// Facts in the stores of one stream task. Decoded facts are kept while they are in use, and
/// written once per record processed: call [#flush()] at the end of each.
final class StreamFactStore implements WorkingStore {
  private static final int KEPT = 4_096;
  private static final Set<String> NOT_KEPT = Set.of("item", "result", "answers", "lease");

  private final Function<String, KeyValueStore<String, byte[]>> stores;
  private final Map<String, Object> decoded =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Object> eldest) {
          return size() > KEPT && !dirty.containsKey(eldest.getKey());
        }
      };
  private final Map<String, Kind<?>> dirty = new HashMap<>();

  /// @param stores looks up a store by its name
  StreamFactStore(Function<String, KeyValueStore<String, byte[]>> stores) {
    this.stores = stores;
  }

  @Override
  public <T> Optional<T> get(Kind<T> kind, String key) {
    var at = Stores.key(kind, key);
    var known = decoded.get(at);
    if (known != null) {
      return Optional.of(kind.type().cast(known));
    }
    if (dirty.containsKey(at)) {
      return Optional.empty();
    }
    var stored = stores.apply(Stores.home(kind)).get(at);
    if (stored == null) {
      return Optional.empty();
    }
    T fact = decode(kind, stored);
    if (isKept(kind)) {
      decoded.put(at, fact);
    }
    return Optional.of(fact);
  }

  @Override
  public <T> void put(Kind<T> kind, String key, T fact) {
    var at = Stores.key(kind, key);
    dirty.put(at, kind);
    decoded.put(at, fact);
  }

  @Override
  public void delete(Kind<?> kind, String key) {
    var at = Stores.key(kind, key);
    dirty.put(at, kind);
    decoded.remove(at);
  }

  @Override
  public <T> Scan<T> under(Kind<T> kind, String prefix) {
    return new StoreScan<>(scan(kind, prefix), entry -> decode(kind, entry.value));
  }

  @Override
  public Scan<String> keysUnder(Kind<?> kind, String prefix) {
    int head = Stores.key(kind, "").length();
    return new StoreScan<>(scan(kind, prefix), entry -> entry.key.substring(head));
  }

  private KeyValueIterator<String, byte[]> scan(Kind<?> kind, String prefix) {
    flush();
    return stores
        .apply(Stores.home(kind))
        .prefixScan(Stores.key(kind, prefix), new StringSerializer());
  }

  /// Writes what changed since the last time.
  @Override
  public void flush() {
    dirty.forEach((at, kind) -> {
      var fact = decoded.get(at);
      var store = stores.apply(Stores.home(kind));
      if (fact == null) {
        store.delete(at);
      } else {
        store.put(at, Wire.bytes(fact));
      }
      if (!isKept(kind)) {
        decoded.remove(at);
      }
    });
    dirty.clear();
  }

  @Override
  public void discard() {
    dirty.keySet().forEach(decoded::remove);
    dirty.clear();
  }

  /// Documents are not kept in memory, nor what is read once.
  private static boolean isKept(Kind<?> kind) {
    return !NOT_KEPT.contains(kind.name());
  }

  private static <T> T decode(Kind<T> kind, byte[] stored) {
    try {
      return Wire.read(stored, kind.type());
    } catch (MalformedMessage e) {
      throw new IllegalStateException("a stored " + kind.name() + " cannot be read: " + e.why(), e);
    }
  }
}
