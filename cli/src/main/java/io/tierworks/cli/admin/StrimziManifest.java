package io.tierworks.cli.admin;

import io.tierworks.common.broker.Topic;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.access.Operation;
import io.tierworks.common.broker.access.Resource;
import io.tierworks.common.broker.access.Right;
import io.tierworks.common.broker.access.Role;
import io.tierworks.common.broker.kafka.TopicAdmin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The declared topics and the rights of each role as resources of the Strimzi operator, API
/// `kafka.strimzi.io/v1`: a `KafkaTopic` each, and a `KafkaUser` each with SCRAM. What share groups
/// need has no resource there; `topics create` sets it.
///
/// @param replication 0 or less leaves it to the brokers
/// @param cluster the name of the `Kafka` resource
public record StrimziManifest(Topics topics, int replication, String cluster) {

  /// One YAML document for each resource, topics first.
  public String yaml() {
    var documents = new ArrayList<String>();
    topics.all().forEach(topic -> documents.add(topic(topic)));
    Role.all(topics).forEach(role -> documents.add(user(role)));
    return documents.stream().map(document -> "---\n" + document).collect(Collectors.joining());
  }

  /// The name of a resource for a name on the brokers.
  static String resourceName(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9.-]", "-")
        .replaceAll("^[.-]+|[.-]+$", "");
  }

  private String topic(Topic topic) {
    return head("KafkaTopic", topic.name())
        + "  topicName: %s%n  partitions: %d%n".formatted(topic.name(), topic.partitions())
        + (replication > 0 ? "  replicas: %d%n".formatted(replication) : "")
        + "  config:\n"
        + new TreeMap<>(TopicAdmin.configs(topic))
            .entrySet().stream()
                .map(entry -> "    %s: \"%s\"%n".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
  }

  private String user(Role role) {
    return head("KafkaUser", topics.prefix() + role.name())
        + """
          authentication:
            type: scram-sha-512
          authorization:
            type: simple
            acls:
        """
        + role.rights().stream().map(StrimziManifest::right).collect(Collectors.joining());
  }

  private String head(String kind, String name) {
    return """
    apiVersion: kafka.strimzi.io/v1
    kind: %s
    metadata:
      name: %s
      labels:
        strimzi.io/cluster: %s
    spec:
    """
        .formatted(kind, resourceName(name), cluster);
  }

  private static String right(Right right) {
    return """
          - resource:
              type: %s
              name: %s
              patternType: %s
            operations: [%s]
    """
        .formatted(
            type(right.resource().kind()),
            right.resource().name(),
            patternType(right.resource().pattern()),
            String.join(", ", operations(right)));
  }

  /// As Strimzi writes it.
  public static String type(Resource.Kind kind) {
    return switch (kind) {
      case TOPIC -> "topic";
      case GROUP -> "group";
      case TRANSACTIONAL_ID -> "transactionalId";
    };
  }

  /// As Strimzi writes it.
  public static String patternType(Resource.Pattern pattern) {
    return switch (pattern) {
      case LITERAL -> "literal";
      case PREFIXED -> "prefix";
    };
  }

  /// As Strimzi writes them, which is as `kafka-acls` does.
  public static List<String> operations(Right right) {
    return right.operations().stream().map(Operation::option).toList();
  }
}
