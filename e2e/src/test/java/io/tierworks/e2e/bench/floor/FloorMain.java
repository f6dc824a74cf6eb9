package io.tierworks.e2e.bench.floor;

import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.KafkaConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// A process of the floor. Ends with its parent.
final class FloorMain {
  static final String READY = "all loops consume";
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConnection connection;
  private final Topics topics;

  private FloorMain(String bootstrap) {
    var settings = FloorSystem.settings(bootstrap);
    this.connection = KafkaConnection.from(settings);
    this.topics = Topics.from(settings);
  }

  /// @param args `planner` or `workers`, and the broker's address
  public static void main(String[] args) throws IOException, InterruptedException {
    var main = new FloorMain(args[1]);
    switch (args[0]) {
      case "planner" -> main.planner();
      case "workers" -> main.workers();
      default -> throw new IllegalArgumentException(args[0]);
    }
    System.out.println(READY);
    while (System.in.read() >= 0) {
      // Standard input carries no data.
    }
    System.exit(0);
  }

  private void planner() throws InterruptedException {
    var intake = new FloorPlanner(topics, connection.producer());
    loop("intake", List.of(topics.jobs()), intake::accept);
    var planner = new FloorPlanner(topics, connection.producer());
    loop("planner", List.of(topics.jobCommands(), topics.subtaskResults()), planner::decide);
  }

  private void workers() throws InterruptedException {
    var worker = new FloorWorker(topics, connection.producer());
    var tiers = topics.tiers().stream().map(topics::subtasks).toList();
    loop("workers", tiers, worker::work);
  }

  /// Starts a thread that consumes; returns when it has its partitions.
  private void loop(
      String group, List<String> names, Consumer<ConsumerRecord<String, byte[]>> handler)
      throws InterruptedException {
    var assigned = new CountDownLatch(1);
    Thread.ofPlatform()
        .daemon()
        .name(group)
        .start(() -> {
          try (var consumer = connection.consumer(properties(group))) {
            consumer.subscribe(names, listener(assigned));
            while (true) {
              consumer.poll(POLL).forEach(handler);
            }
          }
        });
    assigned.await();
  }

  private static Map<String, String> properties(String group) {
    return Map.of(
        ConsumerConfig.GROUP_ID_CONFIG,
        "floor." + group,
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        "earliest");
  }

  private static ConsumerRebalanceListener listener(CountDownLatch assigned) {
    return new ConsumerRebalanceListener() {
      @Override
      public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        // There is one member.
      }

      @Override
      public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        assigned.countDown();
      }
    };
  }
}
