package io.tierworks.planner.stream;

import io.tierworks.common.broker.Topics;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.planner.job.store.StateKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// The state stores: one for each home of maps. Each store is on disk (RocksDB) and has a changelog
/// topic.
final class StateStores {
  /// A value may hold a whole document.
  private static final int MAX_VALUE_BYTES = Topics.MAX_PAYLOAD_BYTES + 1024 * 1024;

  private StateStores() {}

  /// Each store adds a partition to every transaction; so there are few.
  static String name(StateKey.Home home) {
    return home.name().toLowerCase(Locale.ROOT);
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
    return Stream.of(StateKey.Home.values())
        .map(StateStores::name)
        .map(name ->
            Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(changelog))
        .toList();
  }
}
