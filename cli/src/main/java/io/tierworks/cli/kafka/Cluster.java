package io.tierworks.cli.kafka;

import io.tierworks.cli.command.CliException;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.settings.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;

/// Brokers that have answered, and the topics that they had then.
public record Cluster(Settings settings, KafkaConnection connection, Set<String> found) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// Nobody reads the metrics of a command's clients, and to register them takes time.
  private static final Map<String, String> WITHOUT_JMX = Map.of("kafka.metric.reporters", "");

  /// Asks with a consumer: most commands need one anyway, and none needs a second kind of client.
  ///
  /// @throws CliException if no broker answers within five seconds
  public static Cluster reach(Settings settings) {
    var connection = KafkaConnection.from(settings.with(WITHOUT_JMX));
    try (var reader = connection.reader()) {
      return new Cluster(settings, connection, reader.listTopics(PATIENCE).keySet());
    } catch (KafkaException e) {
      throw unreachable(connection, e instanceof ApiException ? e : reason(e));
    }
  }

  public Topics topics() {
    return Topics.from(settings);
  }

  /// @throws CliException naming each of these topics that does not exist
  public Cluster withJobTopics() {
    return requireTopics(Set.of(topics().jobs(), topics().jobEvents(), topics().jobResults()));
  }

  /// @throws CliException naming each of these topics that does not exist
  public Cluster withDeadLetters() {
    return requireTopics(
        Set.of(topics().deadJobs(), topics().deadSubtasks(), topics().deadResults()));
  }

  private Cluster requireTopics(Set<String> needed) {
    var missing = new TreeSet<>(needed);
    missing.removeAll(found);
    if (!missing.isEmpty()) {
      throw CliException.unreachable(
          "the broker at %s has no topic %s; run `tierworks topics create`, or correct the setting topics.prefix"
              .formatted(connection.bootstrap(), String.join(", ", missing)));
    }
    return this;
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
