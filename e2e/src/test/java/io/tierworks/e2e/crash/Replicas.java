package io.tierworks.e2e.crash;

import io.tierworks.common.broker.kafka.KafkaConnection;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.awaitility.Awaitility;

/// In a cluster of three, only one broker may be away at a time.
final class Replicas {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private Replicas() {}

  /// Returns when every partition has all its replicas in sync.
  static void awaitInSync(KafkaConnection connection) {
    try (var admin = connection.admin()) {
      Callable<Boolean> whole = () -> inSync(admin);
      Awaitility.await("replicas in sync")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(200))
          .ignoreExceptionsInstanceOf(ExecutionException.class)
          .until(whole);
    }
  }

  private static boolean inSync(Admin admin) throws ExecutionException, InterruptedException {
    var names = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    return admin.describeTopics(names).allTopicNames().get().values().stream()
        .flatMap(topic -> topic.partitions().stream())
        .allMatch(partition -> partition.isr().size() == partition.replicas().size());
  }
}
