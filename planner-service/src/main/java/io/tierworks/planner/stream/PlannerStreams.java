package io.tierworks.planner.stream;

import io.tierworks.common.settings.Settings;
import io.tierworks.planner.host.CoordinatorConfig;
import java.time.Duration;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running stream application.
public final class PlannerStreams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PlannerStreams.class);
  private static final Duration CLOSING = Duration.ofSeconds(20);
  private static final long MIB = 1024 * 1024;

  private final KafkaStreams streams;
  private final StateDirectory folder;
  private final RocksDbMemory memory;
  private final GroupMembershipOperation atTheEnd;

  private PlannerStreams(
      KafkaStreams streams,
      StateDirectory folder,
      RocksDbMemory memory,
      GroupMembershipOperation atTheEnd) {
    this.streams = streams;
    this.folder = folder;
    this.memory = memory;
    this.atTheEnd = atTheEnd;
  }

  public static PlannerStreams start(Settings settings, CoordinatorConfig config) {
    var memory = new RocksDbMemory(settings.integer("planner.store-memory-mib") * MIB);
    var folder = StreamSettings.stateFolder(settings);
    StreamSettings.lastingName(settings).ifPresent(folder::identify);
    var streams =
        new KafkaStreams(PlannerTopology.build(config), StreamSettings.of(settings, memory));
    streams.setUncaughtExceptionHandler(error -> {
      LOG.atError().setCause(error).log("a stream thread died and is replaced");
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    });
    if (folder.wasLeftInDisorder()) {
      LOG.atInfo().log("the last run did not end in order; state comes from the changelogs");
      streams.cleanUp();
    }
    folder.enter();
    streams.start();
    return new PlannerStreams(streams, folder, memory, StreamSettings.atTheEnd(settings));
  }

  /// Whether all partitions of this process are being worked on.
  public boolean isReady() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  public boolean isAlive() {
    return streams.state().isRunningOrRebalancing()
        || streams.state() == KafkaStreams.State.CREATED;
  }

  public String state() {
    return streams.state().name().toLowerCase(java.util.Locale.ROOT);
  }

  /// A store for reading, over all partitions of this process.
  ReadOnlyKeyValueStore<String, byte[]> store(String name) {
    return streams.store(
        StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()));
  }

  /// The planner's name: set, or the host's.
  public static String instance(Settings settings) {
    return StreamSettings.instance(settings);
  }

  /// Whether the partitions wait for this process to come back; otherwise others take them.
  public static boolean keepsItsPlace(Settings settings) {
    return StreamSettings.atTheEnd(settings) == GroupMembershipOperation.REMAIN_IN_GROUP;
  }

  @Override
  public void close() {
    boolean orderly =
        streams.close(CloseOptions.groupMembershipOperation(atTheEnd).withTimeout(CLOSING));
    if (orderly) {
      folder.leave();
      memory.close();
    }
  }
}
