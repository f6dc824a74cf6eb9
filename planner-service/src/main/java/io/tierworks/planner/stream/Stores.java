package io.tierworks.planner.stream;

import io.tierworks.planner.job.store.StateKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/// The state stores, and which kind of fact lives in which. On disk (RocksDB), with a changelog
/// topic each.
final class Stores {
  /// What changes with every result, in one store: each store adds a partition to every
  /// transaction.
  static final String WORK = "work";

  /// What is written once and read often: briefs, items, plans.
  static final String MATERIAL = "material";

  /// What stays of finished jobs.
  static final String ARCHIVE = "archive";

  private Stores() {}

  static String home(StateKey<?> kind) {
    return switch (kind.name()) {
      case "job", "subtask", "ready", "held", "lease", "cleanup" -> WORK;
      case "brief", "item", "plan", "ruling", "refusal" -> MATERIAL;
      case "closed", "expiry", "result", "answers" -> ARCHIVE;
      default -> throw new IllegalArgumentException("no store for facts of kind " + kind.name());
    };
  }

  static String key(StateKey<?> kind, String key) {
    return kind.name() + ":" + key;
  }

  /// @param maxMessageBytes limit of the changelog topics: a fact may hold a whole document
  static List<StoreBuilder<KeyValueStore<String, byte[]>>> builders(int maxMessageBytes) {
    var changelog = Map.of("max.message.bytes", Integer.toString(maxMessageBytes));
    return Stream.of(WORK, MATERIAL, ARCHIVE)
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
