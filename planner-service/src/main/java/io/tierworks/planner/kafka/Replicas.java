package io.tierworks.planner.kafka;

import io.tierworks.planner.state.DiskStore;
import io.tierworks.planner.state.StoreFailure;
import io.tierworks.planner.state.StoredValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The stores that no coordinator uses at the moment: it brings a store up to date from the
/// changelog before a coordinator gets it, and keeps copies of other planners' partitions if the
/// settings ask for them. One thread reads the changelog; all methods are thread-safe.
final class Replicas implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Replicas.class);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration PAUSE_AFTER_ERROR = Duration.ofMillis(500);

  private final String topic;
  private final Consumer<String, byte[]> consumer;
  private final Stores stores;
  private final boolean keepsCopies;
  private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final Map<Integer, Replica> replicas = new HashMap<>();
  private final Map<Integer, DiskStore> lent = new HashMap<>();
  private final Thread thread = Thread.ofPlatform().name("replicas").unstarted(this::run);
  private volatile boolean running = true;

  /// @param consumer without a group, of committed records; belongs to the replicas from now on
  Replicas(String topic, Consumer<String, byte[]> consumer, Stores stores, boolean keepsCopies) {
    this.topic = topic;
    this.consumer = consumer;
    this.stores = stores;
    this.keepsCopies = keepsCopies;
  }

  /// @param wanted gets the store when it is up to date; null while it is only a copy
  private record Replica(
      DiskStore store, long end, @Nullable CompletableFuture<DiskStore> wanted) {}

  void start() {
    if (keepsCopies) {
      tasks.add(this::copyAll);
    }
    thread.start();
  }

  /// The store of a partition, up to date with all that is committed now.
  Future<DiskStore> acquire(int partition) {
    var wanted = new CompletableFuture<DiskStore>();
    tasks.add(() -> acquire(partition, wanted));
    return wanted;
  }

  /// A coordinator no longer uses the store that it acquired, or no longer wants it.
  void release(int partition) {
    tasks.add(() -> takeBack(partition));
  }

  private void acquire(int partition, CompletableFuture<DiskStore> wanted) {
    try {
      if (lent.containsKey(partition)) {
        throw new KafkaException("partition " + partition + " is still in use in this process");
      }
      long end = end(partition);
      var copy = replicas.get(partition);
      var store = copy == null ? stores.open(partition, end) : copy.store();
      replicas.put(partition, new Replica(store, end, wanted));
      if (copy == null) {
        read(partition, store);
      }
      handOver();
    } catch (KafkaException | StoreFailure e) {
      wanted.completeExceptionally(e);
    }
  }

  private long end(int partition) {
    var at = at(partition);
    return consumer.endOffsets(List.of(at)).getOrDefault(at, 0L);
  }

  private void takeBack(int partition) {
    var unclaimed = replicas.remove(partition);
    var store = unclaimed == null ? lent.remove(partition) : unclaimed.store();
    if (store != null && keepsCopies) {
      replicas.put(partition, new Replica(store, Long.MAX_VALUE, null));
      read(partition, store);
    } else {
      assign();
      close(store);
    }
  }

  private static void close(@Nullable DiskStore store) {
    if (store != null) {
      store.close();
    }
  }

  private void copyAll() {
    try {
      consumer.partitionsFor(topic).forEach(each -> copy(each.partition()));
    } catch (KafkaException | StoreFailure e) {
      tasks.add(this::copyAll);
      throw e;
    }
  }

  private void copy(int partition) {
    if (!replicas.containsKey(partition) && !lent.containsKey(partition)) {
      var store = stores.open(partition, end(partition));
      replicas.put(partition, new Replica(store, Long.MAX_VALUE, null));
      read(partition, store);
    }
  }

  private void read(int partition, DiskStore store) {
    assign();
    consumer.seek(at(partition), store.position().next());
  }

  private void assign() {
    consumer.assign(replicas.keySet().stream().map(this::at).toList());
  }

  private TopicPartition at(int partition) {
    return new TopicPartition(topic, partition);
  }

  private void run() {
    try {
      while (running) {
        step();
      }
    } catch (InterruptedException | InterruptException | WakeupException _) {
      LOG.atDebug().log("the replicas stop");
    } finally {
      consumer.close();
      stores.close();
    }
  }

  private void step() throws InterruptedException {
    try {
      for (var task = nextTask(); task != null; task = tasks.poll()) {
        task.run();
      }
      if (!replicas.isEmpty()) {
        apply();
        handOver();
      }
    } catch (WakeupException | InterruptException e) {
      throw e;
    } catch (KafkaException | StoreFailure e) {
      LOG.atWarn()
          .addKeyValue("topic", topic)
          .addKeyValue("error", e.toString())
          .log("the changelog cannot be read; trying again");
      Thread.sleep(PAUSE_AFTER_ERROR);
    }
  }

  private @Nullable Runnable nextTask() throws InterruptedException {
    return replicas.isEmpty() ? tasks.poll(1, TimeUnit.SECONDS) : tasks.poll();
  }

  private void apply() {
    var records = consumer.poll(POLL);
    for (var at : records.partitions()) {
      var replica = replicas.get(at.partition());
      if (replica != null) {
        var batch = records.records(at);
        replica.store().write(values(batch), batch.getLast().offset() + 1);
      }
    }
  }

  private static List<StoredValue> values(Collection<ConsumerRecord<String, byte[]>> batch) {
    return batch.stream().map(record -> new StoredValue(record.key(), record.value())).toList();
  }

  /// Gives the stores that are up to date to those who want them.
  private void handOver() {
    var done = new ArrayList<Integer>();
    replicas.forEach((partition, replica) -> {
      if (replica.wanted() != null && consumer.position(at(partition)) >= replica.end()) {
        done.add(partition);
      }
    });
    for (var partition : done) {
      var replica = Objects.requireNonNull(replicas.remove(partition));
      lent.put(partition, replica.store());
      Objects.requireNonNull(replica.wanted()).complete(replica.store());
    }
    if (!done.isEmpty()) {
      assign();
    }
  }

  /// Closes all stores.
  @Override
  public void close() {
    running = false;
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
