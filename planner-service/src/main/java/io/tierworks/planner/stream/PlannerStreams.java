package io.tierworks.planner.stream;

import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.planner.host.CoordinatorConfig;
import io.tierworks.planner.job.store.JobStore;
import java.time.Duration;
import java.util.Locale;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running stream application. Thread-safe.
public final class PlannerStreams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PlannerStreams.class);
  private static final Duration CLOSING = Duration.ofSeconds(20);
  private static final long MIB = 1024 * 1024;

  private final KafkaStreams streams;
  private final StateDirectory directory;
  private final RocksDbMemory memory;
  private final boolean leaves;

  /// Starts the application.
  public PlannerStreams(
      StreamSettings settings,
      TopicSettings topics,
      KafkaConnection kafka,
      CoordinatorConfig config) {
    leaves = settings.membership().leaves();
    memory = new RocksDbMemory(settings.storeMemoryMib() * MIB);
    directory = new StateDirectory(settings.stateDirectory(), topics.topics().plannerGroup());
    settings.instance().ifPresent(directory::identify);
    var properties = new StreamProperties(settings, topics, kafka).with(memory);
    streams = new KafkaStreams(PlannerTopology.build(config), properties);
    streams.setUncaughtExceptionHandler(PlannerStreams::replaceThread);
    if (directory.wasLeftInDisorder()) {
      LOG.atInfo().log("the last run was not shut down; state is restored from the changelogs");
      streams.cleanUp();
    }
    directory.enter();
    streams.start();
  }

  private static StreamThreadExceptionResponse replaceThread(Throwable error) {
    LOG.atError().setCause(error).log("a stream thread died and is replaced");
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  /// Whether this process works on all its partitions.
  public boolean isReady() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  public boolean isAlive() {
    return streams.state().isRunningOrRebalancing()
        || streams.state() == KafkaStreams.State.CREATED;
  }

  public String state() {
    return streams.state().name().toLowerCase(Locale.ROOT);
  }

  /// The jobs of all partitions of this process, for reading on any thread. Also shows changes that
  /// are not committed yet.
  public JobStore jobs() {
    return new JobStore(new ReadOnlyState(this::store));
  }

  private ReadOnlyKeyValueStore<String, byte[]> store(String name) {
    return streams.store(
        StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()));
  }

  @Override
  public void close() {
    var membership =
        leaves ? GroupMembershipOperation.LEAVE_GROUP : GroupMembershipOperation.REMAIN_IN_GROUP;
    boolean orderly =
        streams.close(CloseOptions.groupMembershipOperation(membership).withTimeout(CLOSING));
    if (orderly) {
      directory.leave();
      memory.close();
    }
  }
}
