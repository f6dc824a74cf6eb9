package io.tierworks.planner.kafka;

import io.tierworks.planner.state.DiskStore;
import io.tierworks.planner.state.RocksDbMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The stores of partitions, in folders named after the changelog's topic id: a topic that was
/// created anew has other offsets. One owner thread.
final class Stores implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Stores.class);

  /// The changelog forgets deletions after a day (`delete.retention.ms`).
  private static final Duration MAX_AGE = Duration.ofHours(20);

  private final StateFolder folder;
  private final RocksDbMemory memory;
  private final String topic;
  private final Admin admin;
  private final List<DiskStore> opened = new ArrayList<>();
  private @Nullable String topicId;

  /// @param topic the changelog
  /// @param admin closed with the stores
  Stores(StateFolder folder, RocksDbMemory memory, String topic, Admin admin) {
    this.folder = folder;
    this.memory = memory;
    this.topic = topic;
    this.admin = admin;
  }

  /// Opens a store. One that cannot be brought up to date from the changelog is deleted first.
  ///
  /// @param end of the changelog's partition
  DiskStore open(int partition, long end) {
    opened.removeIf(DiskStore::isClosed);
    var store = upToDate(partition, end);
    opened.add(store);
    return store;
  }

  private DiskStore upToDate(int partition, long end) {
    var path = folder.of(topicId(), partition);
    var store = DiskStore.open(path, memory);
    var position = store.position();
    boolean isAhead = position.next() > end;
    boolean isTooOld = position.next() < end && position.isOlderThan(MAX_AGE, Instant.now());
    if (!isAhead && !isTooOld) {
      return store;
    }
    store.close();
    if (position.next() > 0) {
      LOG.atInfo()
          .addKeyValue("partition", partition)
          .log("the state on disk is outdated; it is restored from the changelog");
    }
    DiskStore.delete(path, memory);
    return DiskStore.open(path, memory);
  }

  private String topicId() {
    var known = topicId;
    return known == null ? topicId = askForTopicId() : known;
  }

  private String askForTopicId() {
    try {
      var found = admin.describeTopics(List.of(topic)).topicNameValues().get(topic);
      return Objects.requireNonNull(found).get().topicId().toString();
    } catch (ExecutionException e) {
      throw new KafkaException(
          "the topic " + topic + " cannot be read; `tierworks topics check` says why",
          e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    opened.forEach(DiskStore::close);
    admin.close(Duration.ofSeconds(2));
  }
}
