package io.tierworks.planner.plan;

import io.tierworks.common.contract.job.Job;
import io.tierworks.common.contract.json.Violation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The tenants whose jobs may name a workspace.
///
/// @param byWorkspace of the workspaces that are limited; all others are open to every tenant
public record WorkspaceTenants(Map<String, Set<String>> byWorkspace) {
  /// Every tenant may name every workspace.
  public static final WorkspaceTenants ALL = new WorkspaceTenants(Map.of());

  public WorkspaceTenants {
    byWorkspace = Map.copyOf(byWorkspace);
  }

  /// Why the job may not name its workspace; empty if it may, or names none.
  public Optional<Violation> violation(Job job) {
    return Optional.ofNullable(job.workspace())
        .filter(workspace ->
            byWorkspace.containsKey(workspace)
                && !byWorkspace.get(workspace).contains(job.tenant()))
        .map(workspace ->
            new Violation(
                "workspace",
                "'%s' is not open to the tenant '%s'".formatted(workspace, job.tenant()),
                "name another workspace, or add the tenant to workspace.%s.tenants of the planner"
                    .formatted(workspace)));
  }
}
