package io.tierworks.common.broker.access;

import java.util.List;
import java.util.stream.Collectors;

/// What may be done with one resource.
public record Right(Resource resource, List<Operation> operations) {
  static Right to(Resource resource, Operation... operations) {
    return new Right(resource, List.of(operations));
  }

  /// The arguments of `kafka-acls` that grant this to a principal such as `User:planner`.
  public String command(String principal) {
    return "--add --allow-principal %s %s %s %s%s"
        .formatted(
            principal,
            operations.stream()
                .map(operation -> "--operation " + operation.option())
                .collect(Collectors.joining(" ")),
            resource.kind().option(),
            resource.name(),
            resource.pattern() == Resource.Pattern.PREFIXED
                ? " --resource-pattern-type prefixed"
                : "");
  }
}
