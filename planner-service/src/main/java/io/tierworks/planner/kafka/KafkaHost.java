package io.tierworks.planner.kafka;

import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.planner.host.CoordinatorConfig;
import io.tierworks.planner.job.store.JobStore;
import io.tierworks.planner.state.CommittedState;
import io.tierworks.planner.state.RocksDbMemory;
import java.util.List;
import java.util.stream.IntStream;

/// The coordinators of this planner's partitions, and their state. Thread-safe.
public final class KafkaHost implements AutoCloseable {
  private static final long MIB = 1024 * 1024;

  private final StateFolder folder;
  private final RocksDbMemory memory;
  private final Replicas replicas;
  private final List<PlannerLoop> loops;

  /// Starts a loop for each thread of the settings.
  ///
  /// @throws io.tierworks.common.settings.InvalidSettings when another planner uses the state
  ///   folder
  public KafkaHost(
      HostSettings settings,
      TopicSettings topics,
      KafkaConnection kafka,
      CoordinatorConfig config) {
    var changelog = topics.topics().plannerState();
    folder = StateFolder.enter(settings.stateDirectory(), topics.topics().plannerGroup());
    memory = new RocksDbMemory(settings.storeMemoryMib() * MIB);
    var stores = new Stores(folder, memory, changelog, kafka.admin());
    replicas = new Replicas(changelog, kafka.reader(), stores, settings.keepsCopies());
    var identity = settings.instance().orElseGet(folder::identity);
    var clients = new HostClients(settings, topics.topics(), kafka, identity);
    loops =
        IntStream.range(0, settings.threads())
            .mapToObj(number -> new PlannerLoop(number, clients, replicas, config))
            .toList();
    replicas.start();
    loops.forEach(PlannerLoop::start);
  }

  /// Whether this process works on all its partitions.
  public boolean isReady() {
    return loops.stream().allMatch(PlannerLoop::isReady);
  }

  public boolean isAlive() {
    return loops.stream().allMatch(PlannerLoop::isAlive);
  }

  public String state() {
    return isReady() ? "running" : isAlive() ? "restoring" : "stopped";
  }

  /// Which loops died and why.
  public List<String> deaths() {
    return loops.stream().flatMap(loop -> loop.death().stream()).toList();
  }

  /// The committed jobs of all partitions of this process, for reading on any thread.
  public JobStore jobs() {
    return new JobStore(
        new CommittedState(() -> loops.stream().flatMap(loop -> loop.stores().stream()).toList()));
  }

  @Override
  public void close() {
    loops.forEach(PlannerLoop::close);
    replicas.close();
    memory.close();
    folder.close();
  }
}
