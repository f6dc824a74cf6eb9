package io.tierworks.cli.admin;

import io.tierworks.common.broker.access.Right;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/// A right as Strimzi spells it in the field `acls` of a `KafkaUser`.
public record StrimziAcl(Resource resource, List<String> operations) {

  /// A resource on the brokers, or all whose names begin alike.
  public record Resource(String type, String name, String patternType) {}

  public static StrimziAcl of(Right right) {
    return new StrimziAcl(resource(right.resource()), right.operationNames());
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
