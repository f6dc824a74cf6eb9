package io.tierworks.planner.kafka;

import io.tierworks.planner.host.CoordinatorConfig;
import io.tierworks.planner.state.DiskStore;
import io.tierworks.planner.state.StoreFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One membership in the planner's group: it polls, gives the records to the coordinators of its
/// partitions, and commits what follows from each poll in one transaction. One owner thread, apart
/// from [#stores()] and [#isReady()].
///
/// @throws KafkaException from any method: open a new session
/// @throws StoreFailure from any method: the same; a store may lack what was committed, and the
///   next session reads it from the changelog
final class GroupSession implements ConsumerRebalanceListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupSession.class);
  private static final Duration RESTORING_POLL = Duration.ofMillis(10);

  /// How long handled records may stay uncommitted.
  private static final Duration PATIENCE = Duration.ofMillis(100);

  /// Records of a poll that show load: more have come by now, and share its transaction.
  private static final int LOAD = 16;

  /// How long a transaction collects records under load.
  private static final Duration COLLECTING = Duration.ofMillis(15);

  private final Consumer<String, byte[]> consumer;
  private final Rebalance rebalance;
  private final Transaction transaction;
  private final Replicas replicas;
  private final CoordinatorConfig config;
  private final CloseOptions closing;
  private final Map<Integer, Open> open = new ConcurrentHashMap<>();
  private final Map<Integer, Future<DiskStore>> restoring = new ConcurrentHashMap<>();
  private final Map<TopicPartition, OffsetAndMetadata> handled = new HashMap<>();
  private long lastCommit = System.nanoTime();

  /// When the handling of what is not committed began.
  private long began;

  private volatile boolean joined;

  private record Open(HostedPartition partition, DiskStore store) {}

  GroupSession(
      Consumer<String, byte[]> consumer,
      Rebalance rebalance,
      Transaction transaction,
      Replicas replicas,
      CoordinatorConfig config,
      CloseOptions closing) {
    this.consumer = consumer;
    this.rebalance = rebalance;
    this.transaction = transaction;
    this.replicas = replicas;
    this.config = config;
    this.closing = closing;
    var topics = config.topics();
    consumer.subscribe(List.of(topics.jobCommands(), topics.subtaskResults()), this);
  }

  boolean isReady() {
    return joined && restoring.isEmpty();
  }

  /// The stores of the partitions that this session works on.
  List<DiskStore> stores() {
    return open.values().stream().map(Open::store).toList();
  }

  /// Polls, and handles and commits what comes. An error that a transaction can be aborted for
  /// takes all partitions back to their last commit.
  void step() {
    var records = consumer.poll(patience());
    began = System.nanoTime();
    openRestored();
    try {
      handle(records);
      while (records.count() >= LOAD && System.nanoTime() - began < COLLECTING.toNanos()) {
        records = consumer.poll(Duration.ZERO);
        handle(records);
      }
      for (var each : open.values()) {
        each.partition().tick();
        commitIfLong();
      }
      commitIfDue();
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      rollBack(e);
    }
  }

  private void handle(ConsumerRecords<String, byte[]> records) {
    for (var at : records.partitions()) {
      handle(at, records.records(at));
    }
    handled.putAll(records.nextOffsets());
  }

  private void handle(TopicPartition at, List<ConsumerRecord<String, byte[]>> records) {
    var partition = partition(at);
    for (var record : records) {
      partition.take(record);
      handled.put(at, new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), ""));
      commitIfLong();
    }
    partition.dispatch();
    commitIfLong();
  }

  /// Commits what was handled so far, if that took long: right after a start there are many
  /// records, and each takes a hundred times as long as later.
  private void commitIfLong() {
    if (transaction.hasOutput() && System.nanoTime() - began > PATIENCE.toNanos()) {
      commitNow();
    }
  }

  /// How long a poll may wait for records.
  private Duration patience() {
    if (open.values().stream().anyMatch(each -> each.partition().hasUnfinished())) {
      return Duration.ZERO;
    }
    return restoring.isEmpty() ? config.pulse() : RESTORING_POLL;
  }

  private HostedPartition partition(TopicPartition at) {
    var found = open.get(at.partition());
    if (found == null) {
      throw new IllegalStateException(at + " was read before its state was restored");
    }
    return found.partition();
  }

  /// Reports that calls have started cause no output. They are committed with what comes next, or
  /// after a while.
  private void commitIfDue() {
    if (transaction.hasOutput() || System.nanoTime() - lastCommit > PATIENCE.toNanos()) {
      commitNow();
    }
  }

  private void commitNow() {
    commit();
    lastCommit = System.nanoTime();
    began = lastCommit;
  }

  private void commit() {
    var changed = open.values().stream().map(Open::partition).toList();
    changed.forEach(HostedPartition::writeChanges);
    transaction.commit(handled, consumer.groupMetadata(), rebalance);
    handled.clear();
    changed.forEach(HostedPartition::committed);
  }

  /// @throws KafkaException when the transaction cannot be aborted, because another planner has
  ///   taken over
  private void rollBack(RuntimeException error) {
    LOG.atWarn()
        .addKeyValue("error", error.toString())
        .log("a transaction failed; its records are handled again");
    transaction.abort();
    handled.clear();
    open.replaceAll((number, each) -> {
      each.partition().close();
      return host(number, each.store());
    });
    seekToCommitted();
  }

  private void seekToCommitted() {
    var assigned = new HashSet<>(consumer.assignment());
    var committed = consumer.committed(assigned);
    assigned.forEach(at -> {
      var offset = committed.get(at);
      if (offset == null) {
        consumer.seekToBeginning(Set.of(at));
      } else {
        consumer.seek(at, offset);
      }
    });
  }

  private Open host(int number, DiskStore store) {
    return new Open(
        new HostedPartition(number, config, store, transaction, InstantSource.system()), store);
  }

  private void openRestored() {
    var restored = new TreeSet<Integer>();
    restoring.forEach((number, store) -> {
      if (store.isDone()) {
        open.put(number, host(number, result(store)));
        restored.add(number);
      }
    });
    if (!restored.isEmpty()) {
      restoring.keySet().removeAll(restored);
      consumer.resume(assigned(restored));
    }
  }

  private static DiskStore result(Future<DiskStore> store) {
    try {
      return store.get();
    } catch (ExecutionException e) {
      throw new KafkaException("a partition cannot be restored", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private Set<TopicPartition> assigned(Set<Integer> numbers) {
    return consumer.assignment().stream()
        .filter(at -> numbers.contains(at.partition()))
        .collect(Collectors.toSet());
  }

  /// Restores the state of new partitions; until then they are paused. The committed offsets are
  /// known only when the former owner's transactions have ended, so they are asked for first.
  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    consumer.pause(partitions);
    partitions.forEach(consumer::position);
    for (var number : numbers(partitions)) {
      restoring.computeIfAbsent(number, replicas::acquire);
    }
    joined = true;
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    commit();
    numbers(partitions).forEach(this::release);
  }

  /// Others work on these partitions already: what is not committed is theirs.
  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    throw new CommitFailedException("the planner was away for too long and lost its partitions");
  }

  private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
  }

  private void release(int number) {
    var opened = open.remove(number);
    if (opened != null) {
      opened.partition().close();
    }
    boolean wanted = restoring.remove(number) != null;
    if (opened != null || wanted) {
      replicas.release(number);
    }
  }

  /// Stops [#step()], from any thread.
  void wakeup() {
    consumer.wakeup();
  }

  /// Drops what is not committed. The transaction ends first: when the consumer closes, it revokes
  /// all partitions, and then there must be nothing left to commit.
  @Override
  public void close() {
    transaction.close();
    handled.clear();
    Set.copyOf(open.keySet()).forEach(this::release);
    Set.copyOf(restoring.keySet()).forEach(this::release);
    consumer.close(closing);
  }
}
