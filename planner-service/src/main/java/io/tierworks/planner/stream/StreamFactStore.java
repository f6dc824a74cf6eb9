package io.tierworks.planner.stream;

import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.planner.host.WorkingStore;
import io.tierworks.planner.job.store.StateKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Facts in the stores of one stream task. Decoded facts are kept while they are in use, and
/// written once per record processed: call [#flush()] at the end of each.
final class StreamFactStore implements WorkingStore {
  /// Bytes of stored facts that one partition keeps decoded; decoded they take several times that.
  private static final long ROOM = 4L * 1024 * 1024;

  private static final Set<String> NOT_KEPT = Set.of("result", "answers", "lease");

  private final Function<String, KeyValueStore<String, byte[]>> stores;
  private final RecentFacts recent = new RecentFacts(ROOM);
  private final Map<String, Change> changes = new HashMap<>();

  /// @param stores looks up a store by its name
  StreamFactStore(Function<String, KeyValueStore<String, byte[]>> stores) {
    this.stores = stores;
  }

  /// @param fact null when it was deleted
  private record Change(StateKey<?> kind, @Nullable Object fact) {}

  @Override
  public <T> Optional<T> get(StateKey<T> kind, String key) {
    var at = Stores.key(kind, key);
    var change = changes.get(at);
    if (change != null) {
      return Optional.ofNullable(change.fact()).map(kind.type()::cast);
    }
    var known = recent.get(at);
    return known == null ? read(kind, at) : Optional.of(kind.type().cast(known));
  }

  private <T> Optional<T> read(StateKey<T> kind, String at) {
    var stored = stores.apply(Stores.home(kind)).get(at);
    if (stored == null) {
      return Optional.empty();
    }
    T fact = decode(kind, stored);
    if (isKept(kind)) {
      recent.put(at, fact, stored.length);
    }
    return Optional.of(fact);
  }

  @Override
  public <T> void put(StateKey<T> kind, String key, T fact) {
    changes.put(Stores.key(kind, key), new Change(kind, fact));
  }

  @Override
  public void delete(StateKey<?> kind, String key) {
    changes.put(Stores.key(kind, key), new Change(kind, null));
  }

  @Override
  public <T> Scan<T> under(StateKey<T> kind, String prefix) {
    return new StoreScan<>(scan(kind, prefix), entry -> decode(kind, entry.value));
  }

  @Override
  public Scan<String> keysUnder(StateKey<?> kind, String prefix) {
    int head = Stores.key(kind, "").length();
    return new StoreScan<>(scan(kind, prefix), entry -> entry.key.substring(head));
  }

  private KeyValueIterator<String, byte[]> scan(StateKey<?> kind, String prefix) {
    flush();
    return stores
        .apply(Stores.home(kind))
        .prefixScan(Stores.key(kind, prefix), new StringSerializer());
  }

  /// Writes what changed since the last time.
  @Override
  public void flush() {
    changes.forEach((at, change) -> {
      var store = stores.apply(Stores.home(change.kind()));
      var fact = change.fact();
      if (fact == null) {
        store.delete(at);
        recent.remove(at);
      } else {
        var bytes = Wire.bytes(fact);
        store.put(at, bytes);
        if (isKept(change.kind())) {
          recent.put(at, fact, bytes.length);
        }
      }
    });
    changes.clear();
  }

  @Override
  public void discard() {
    changes.clear();
  }

  /// What is read once is not kept.
  private static boolean isKept(StateKey<?> kind) {
    return !NOT_KEPT.contains(kind.name());
  }

  private static <T> T decode(StateKey<T> kind, byte[] stored) {
    try {
      return Wire.read(stored, kind.type());
    } catch (MalformedMessage e) {
      throw new IllegalStateException("a stored " + kind.name() + " cannot be read: " + e.why(), e);
    }
  }
}
