package io.tierworks.planner.stream;

import io.tierworks.common.broker.Topics;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.planner.job.store.StateKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// The state stores, and which map lives in which store. Each store is on disk (RocksDB) and has a
/// changelog topic.
final class StateStores {
  /// Holds what most results change. It is one store, because each store adds a partition to every
  /// transaction.
  static final String WORK = "work";

  /// Holds what is written once and read often: briefs, items, plans.
  static final String MATERIAL = "material";

  /// Holds what is kept of finished jobs.
  static final String ARCHIVE = "archive";

  /// A value may hold a whole document.
  private static final int MAX_VALUE_BYTES = Topics.MAX_PAYLOAD_BYTES + 1024 * 1024;

  private StateStores() {}

  static String home(StateKey<?> map) {
    return switch (map.name()) {
      case "job", "subtask", "ready", "held", "lease", "cleanup" -> WORK;
      case "brief", "item", "plan", "ruling", "refusal" -> MATERIAL;
      case "closed", "expiry", "result", "answers" -> ARCHIVE;
      default -> throw new IllegalArgumentException("no store holds the map " + map.name());
    };
  }

  static String key(StateKey<?> map, String key) {
    return map.name() + ":" + key;
  }

  /// @throws IllegalStateException when the stored value is not of the map's type
  static <T> T decode(StateKey<T> map, byte[] stored) {
    try {
      return Wire.read(stored, map.type());
    } catch (MalformedMessage e) {
      throw new IllegalStateException("a stored " + map.name() + " cannot be read: " + e.why(), e);
    }
  }

  static List<StoreBuilder<KeyValueStore<String, byte[]>>> builders() {
    var changelog = Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_VALUE_BYTES));
    return Stream.of(WORK, MATERIAL, ARCHIVE)
        .map(name ->
            Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(changelog))
        .toList();
  }
}
