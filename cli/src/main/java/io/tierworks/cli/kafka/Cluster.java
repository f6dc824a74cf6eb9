package io.tierworks.cli.kafka;

import io.tierworks.cli.command.CliException;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.settings.Settings;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;

/// A connection to brokers that have answered. Thread-safe.
public record Cluster(Settings settings, KafkaConnection connection, Admin admin)
    implements AutoCloseable {
  private static final int TIMEOUT_SECONDS = 5;

  /// @throws CliException if no broker answers within five seconds
  public static Cluster reach(Settings settings) throws InterruptedException {
    var connection = KafkaConnection.from(settings);
    var cluster = new Cluster(settings, connection, admin(connection));
    try {
      cluster.admin.describeCluster().nodes().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      return cluster;
    } catch (TimeoutException | ExecutionException e) {
      cluster.admin.close(Duration.ZERO);
      throw unreachable(connection, reason(e));
    }
  }

  private static Admin admin(KafkaConnection connection) {
    try {
      return connection.admin();
    } catch (KafkaException e) {
      throw unreachable(connection, reason(e));
    }
  }

  public Topics topics() {
    return Topics.from(settings);
  }

  /// @throws CliException naming each of these topics that does not exist
  public Cluster withJobTopics() throws InterruptedException {
    return requireTopics(Set.of(topics().jobs(), topics().jobEvents(), topics().jobResults()));
  }

  /// @throws CliException naming each of these topics that does not exist
  public Cluster withDeadLetters() throws InterruptedException {
    return requireTopics(
        Set.of(topics().deadJobs(), topics().deadSubtasks(), topics().deadResults()));
  }

  private Cluster requireTopics(Set<String> needed) throws InterruptedException {
    try {
      var missing = new TreeSet<>(needed);
      missing.removeAll(admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
      if (!missing.isEmpty()) {
        throw CliException.unreachable(
            "the broker at %s has no topic %s; run `tierworks topics create`, or correct the setting topics.prefix"
                .formatted(connection.bootstrap(), String.join(", ", missing)));
      }
      return this;
    } catch (ExecutionException | TimeoutException e) {
      throw unreachable(connection, e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }

  /// The cause of a failed call.
  public static Throwable reason(Exception failure) {
    var cause = failure.getCause();
    return cause == null ? failure : cause;
  }

  static CliException notWritten(String topic, ExecutionException failure) {
    var cause = reason(failure);
    var text =
        cause instanceof RetriableException
            ? "the broker did not confirm the message to topic %s in time (%s); it may be there all the same"
            : "topic %s rejected the message: %s";
    return CliException.unreachable(text.formatted(topic, cause.getMessage()));
  }

  private static CliException unreachable(KafkaConnection connection, Throwable cause) {
    var why = cause instanceof TimeoutException ? "" : " (" + cause.getMessage() + ")";
    return CliException.unreachable(
        "no Kafka broker answers at %s%s; start one with `tierworks up`, or name your broker with --bootstrap"
            .formatted(connection.bootstrap(), why));
  }
}
