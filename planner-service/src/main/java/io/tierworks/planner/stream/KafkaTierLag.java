package io.tierworks.planner.stream;

import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.planner.host.TierLag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the broker now and then which tiers' topics have nothing left to hand out, and nothing left
/// to come from the dispatch.
public final class KafkaTierLag implements TierLag, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaTierLag.class);
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Duration CLOSING = Duration.ofSeconds(2);

  private final Topics topics;
  private final boolean share;
  private final Admin admin;
  private final Map<String, Instant> lastEmpty = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("queues").daemon().factory());

  private KafkaTierLag(Topics topics, boolean share, KafkaConnection kafka) {
    this.topics = topics;
    this.share = share;
    this.admin = kafka.admin();
  }

  /// @param share whether workers take subtasks through share groups
  public static KafkaTierLag watch(Topics topics, boolean share, KafkaConnection kafka) {
    var queues = new KafkaTierLag(topics, share, kafka);
    var every = INTERVAL.toMillis();
    queues.clock.scheduleWithFixedDelay(queues::look, every, every, TimeUnit.MILLISECONDS);
    return queues;
  }

  @Override
  public Instant lastEmpty(String tier) {
    return lastEmpty.getOrDefault(tier, Instant.EPOCH);
  }

  private void look() {
    var asked = Instant.now();
    try {
      if (!isDispatched()) {
        return;
      }
      for (var tier : topics.tiers()) {
        if (isEmpty(tier)) {
          lastEmpty.put(tier, asked);
        }
      }
    } catch (ExecutionException e) {
      LOG.atDebug()
          .addKeyValue("error", String.valueOf(e.getCause()))
          .log("the tiers' topics could not be looked at");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isDispatched() throws ExecutionException, InterruptedException {
    return isRead(
        topics.dispatchGroup(), partitions(topics.subtaskOrders(), topics.keyedPartitions()));
  }

  private boolean isEmpty(String tier) throws ExecutionException, InterruptedException {
    var group = topics.workerGroup(tier);
    var partitions = partitions(topics.subtasks(tier), topics.subtaskPartitions());
    return share ? isShared(group, partitions) : isRead(group, partitions);
  }

  private static List<TopicPartition> partitions(String topic, int count) {
    return IntStream.range(0, count).mapToObj(i -> new TopicPartition(topic, i)).toList();
  }

  /// Nothing is left when all of it was accepted, or archived by the broker.
  private boolean isShared(String group, List<TopicPartition> partitions)
      throws ExecutionException, InterruptedException {
    var offsets =
        admin
            .listShareGroupOffsets(
                Map.of(group, new ListShareGroupOffsetsSpec().topicPartitions(partitions)))
            .partitionsToOffsetInfo(group)
            .get();
    return partitions.stream()
        .allMatch(partition -> {
          var info = offsets.get(partition);
          return info != null && info.lag().filter(lag -> lag == 0).isPresent();
        });
  }

  private boolean isRead(String group, List<TopicPartition> partitions)
      throws ExecutionException, InterruptedException {
    var read = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    var ends =
        admin
            .listOffsets(
                partitions.stream().collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest())))
            .all()
            .get();
    return partitions.stream()
        .allMatch(partition -> {
          var at = read.get(partition);
          var end = ends.get(partition);
          return end != null && (end.offset() == 0 || (at != null && at.offset() >= end.offset()));
        });
  }

  @Override
  public void close() {
    clock.shutdownNow();
    admin.close(CLOSING);
  }
}
