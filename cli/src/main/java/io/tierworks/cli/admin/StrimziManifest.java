package io.tierworks.cli.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tierworks.common.broker.Topic;
import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.broker.access.Role;
import io.tierworks.common.broker.kafka.TopicAdmin;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The declared topics and the rights of each role as resources of the Strimzi operator, API
/// `kafka.strimzi.io/v1`: one `KafkaTopic` per topic, and one `KafkaUser` with SCRAM per role.
/// Strimzi has no resource for the settings of share groups; `topics create` sets them.
///
/// @param cluster the name of the `Kafka` resource
public record StrimziManifest(TopicSettings settings, String cluster) {
  private static final ObjectWriter YAML =
      YAMLMapper.builder()
          .enable(Feature.MINIMIZE_QUOTES)
          .enable(Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .enable(Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .disable(Feature.SPLIT_LINES)
          .build()
          .writer();

  /// One YAML document for each resource, topics first.
  public String yaml() {
    var topics = settings.topics().all().stream().map(this::topic);
    var users = Role.all(settings.topics()).stream().map(this::user);
    return Stream.concat(topics, users)
        .map(StrimziManifest::document)
        .collect(Collectors.joining());
  }

  private static String document(StrimziResource resource) {
    try {
      return YAML.writeValueAsString(resource);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The name of a resource for a name on the brokers.
  static String resourceName(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9.-]", "-")
        .replaceAll("^[.-]+|[.-]+$", "");
  }

  private StrimziResource topic(Topic topic) {
    var spec =
        new StrimziResource.TopicSpec(
            topic.name(),
            topic.partitions(),
            settings.replication() > 0 ? settings.replication() : null,
            new TreeMap<>(TopicAdmin.configs(topic)));
    return resource("KafkaTopic", topic.name(), spec);
  }

  private StrimziResource user(Role role) {
    var acls = role.rights().stream().map(StrimziResource.Acl::of).toList();
    return resource("KafkaUser", settings.prefix() + role.name(), spec(acls));
  }

  private static StrimziResource.UserSpec spec(List<StrimziResource.Acl> acls) {
    return new StrimziResource.UserSpec(
        new StrimziResource.Authentication("scram-sha-512"),
        new StrimziResource.Authorization("simple", acls));
  }

  private StrimziResource resource(String kind, String name, StrimziResource.Spec spec) {
    var metadata =
        new StrimziResource.Metadata(resourceName(name), Map.of("strimzi.io/cluster", cluster));
    return new StrimziResource("kafka.strimzi.io/v1", kind, metadata, spec);
  }
}
