package io.tierworks.cli.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tierworks.common.broker.access.Right;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/// A resource of the Strimzi operator. The components have the names of its fields.
public record StrimziResource(String apiVersion, String kind, Metadata metadata, Spec spec) {

  record Metadata(String name, Map<String, String> labels) {}

  sealed interface Spec {}

  /// @param replicas null leaves the number to the brokers
  record TopicSpec(
      String topicName,
      int partitions,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer replicas,
      SortedMap<String, String> config)
      implements Spec {}

  record UserSpec(Authentication authentication, Authorization authorization) implements Spec {}

  record Authentication(String type) {}

  record Authorization(String type, List<Acl> acls) {}

  /// A right as Strimzi spells it in the field `acls` of a `KafkaUser`.
  public record Acl(Resource resource, List<String> operations) {

    /// A resource on the brokers, or all whose names begin alike.
    public record Resource(String type, String name, String patternType) {}

    public static Acl of(Right right) {
      return new Acl(resource(right.resource()), right.operationNames());
    }

    private static Resource resource(ResourcePattern pattern) {
      return new Resource(
          pattern.resourceType() == ResourceType.TRANSACTIONAL_ID
              ? "transactionalId"
              : pattern.resourceType().name().toLowerCase(Locale.ROOT),
          pattern.name(),
          pattern.patternType() == PatternType.PREFIXED ? "prefix" : "literal");
    }
  }
}
