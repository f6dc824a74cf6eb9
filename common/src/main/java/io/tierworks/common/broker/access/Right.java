package io.tierworks.common.broker.access;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;

/// The operations that a role may use on one resource. `READ` and `WRITE` include `DESCRIBE`, and
/// `ALTER_CONFIGS` includes `DESCRIBE_CONFIGS`.
public record Right(ResourcePattern resource, List<AclOperation> operations) {
  static Right topic(String name, AclOperation... operations) {
    return literal(ResourceType.TOPIC, name, operations);
  }

  static Right group(String name, AclOperation... operations) {
    return literal(ResourceType.GROUP, name, operations);
  }

  private static Right literal(ResourceType type, String name, AclOperation... operations) {
    return new Right(new ResourcePattern(type, name, PatternType.LITERAL), List.of(operations));
  }

  /// On all resources whose name begins with the prefix.
  static Right prefixed(ResourceType type, String prefix, AclOperation... operations) {
    return new Right(new ResourcePattern(type, prefix, PatternType.PREFIXED), List.of(operations));
  }

  /// The arguments of `kafka-acls` that grant this right to a principal.
  public String command(String principal) {
    return "--add --allow-principal %s %s --%s %s%s"
        .formatted(
            principal,
            operationNames().stream()
                .map(name -> "--operation " + name)
                .collect(Collectors.joining(" ")),
            resourceType("-"),
            resource.name(),
            isPrefixed() ? " --resource-pattern-type prefixed" : "");
  }

  /// Spelled as in the options of `kafka-acls` and in Strimzi's resources, such as
  /// `DescribeConfigs`.
  public List<String> operationNames() {
    return operations.stream().map(SecurityUtils::operationName).toList();
  }

  /// The type in small letters.
  ///
  /// @param separator between its words, as in `transactional-id`
  public String resourceType(String separator) {
    return resource.resourceType().name().toLowerCase(Locale.ROOT).replace("_", separator);
  }

  /// The name of the resource; a star follows a prefix.
  public String resourceName() {
    return resource.name() + (isPrefixed() ? "*" : "");
  }

  private boolean isPrefixed() {
    return resource.patternType() == PatternType.PREFIXED;
  }
}
