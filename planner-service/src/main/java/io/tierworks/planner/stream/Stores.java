package io.tierworks.planner.stream;

import io.tierworks.planner.job.FactStore.Kind;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/// The state stores, and which kind of fact lives in which. On disk (RocksDB), with a changelog
/// topic each.
final class Stores {
  static final String JOBS = "jobs";
  static final String MATERIAL = "material";
  static final String SUBTASKS = "subtasks";
  static final String ARCHIVE = "archive";
  static final String LEASES = "leases";

  private static final Map<String, String> HOME =
      Map.of(
          "job", JOBS,
          "brief", MATERIAL,
          "item", MATERIAL,
          "plan", MATERIAL,
          "refusal", MATERIAL,
          "ruling", MATERIAL,
          "subtask", SUBTASKS,
          "ready", SUBTASKS,
          "closed", ARCHIVE,
          "result", ARCHIVE);

  private Stores() {}

  static String home(Kind<?> kind) {
    var home = HOME.get(kind.name());
    if (home == null) {
      throw new IllegalArgumentException("no store for facts of kind " + kind.name());
    }
    return home;
  }

  static String key(Kind<?> kind, String key) {
    return kind.name() + ":" + key;
  }

  /// @param maxMessageBytes limit of the changelog topics: a fact may hold a whole document
  static List<StoreBuilder<KeyValueStore<String, byte[]>>> builders(int maxMessageBytes) {
    var changelog = Map.of("max.message.bytes", Integer.toString(maxMessageBytes));
    return List.of(JOBS, MATERIAL, SUBTASKS, ARCHIVE, LEASES).stream()
        .map(name ->
            org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                    org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name),
                    Serdes.String(),
                    Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(changelog))
        .toList();
  }
}
