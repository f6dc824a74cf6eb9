package io.tierworks.cli.admin;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tierworks.cli.command.CliException;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.access.Right;
import io.tierworks.common.broker.access.Role;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/// One right of one role as printed.
record AclLine(
    String role,
    String principal,
    ResourceType resource,
    String name,
    PatternType pattern,
    List<AclOperation> operations,
    @JsonIgnore Right right) {

  /// @param role null for all roles
  /// @param principal null for `User:` followed by the role's name
  /// @throws CliException if the role does not exist
  static List<AclLine> all(Topics topics, @Nullable String role, @Nullable String principal) {
    var roles = Role.all(topics);
    var names = roles.stream().map(Role::name).toList();
    CliException.require(
        role == null || names.contains(role),
        "--role: there is no role '%s'; the roles are %s"
            .formatted(role, String.join(", ", names)));
    return roles.stream()
        .filter(each -> role == null || each.name().equals(role))
        .flatMap(each -> each.rights().stream().map(right -> line(each, right, principal)))
        .toList();
  }

  String text() {
    return right.command(principal);
  }

  private static AclLine line(Role role, Right right, @Nullable String principal) {
    var resource = right.resource();
    return new AclLine(
        role.name(),
        principal == null ? "User:" + role.name() : principal,
        resource.resourceType(),
        resource.name(),
        resource.patternType(),
        right.operations(),
        right);
  }
}
